/** What the server says about itself: whether WeChat is only played. */

export interface Persona {
  persona: string;
  name: string;
}

export interface About {
  simulator: boolean;
  personas: Persona[];
}

const PERSONA_KEY = 'preview-persona';

let asked: Promise<About> | null = null;

/** Asked once; a server that cannot be reached counts as one without a simulator, and is asked again. */
export function about(): Promise<About> {
  asked ??= ask();
  return asked;
}

async function ask(): Promise<About> {
  try {
    const response = await fetch('/api/public/about');
    if (!response.ok) throw new Error(`status ${response.status}`);
    return (await response.json()) as About;
  } catch {
    asked = null;
    return { simulator: false, personas: [] };
  }
}

/** @returns the person as whom the preview logs in with the simulator */
export function chosenPersona(): string {
  try {
    const kept = localStorage.getItem(PERSONA_KEY);
    if (kept && /^persona-[A-Za-z0-9_-]+$/.test(kept)) return kept;
    // Who looks for the first time is nobody the demo knows, and finds no cases that are not his own.
    const fresh = `persona-visitor-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)}`;
    localStorage.setItem(PERSONA_KEY, fresh);
    return fresh;
  } catch {
    return 'persona-visitor';
  }
}

/**
 * From now on the preview is used by somebody else; what it kept belongs to the person before.
 * @param persona empty: somebody new, whom nobody knows
 */
export function choosePersona(persona: string): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith('wx:')) localStorage.removeItem(key);
  if (persona) localStorage.setItem(PERSONA_KEY, persona);
  else localStorage.removeItem(PERSONA_KEY);
}
