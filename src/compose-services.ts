/** Services outside of the server: which are configured, and which are played by the simulator. */
import { type Config } from './config.js';
import { httpSeal } from './integrations/seal/http-seal.js';
import { type Simulator } from './integrations/simulator/simulator.js';
import { httpSms } from './integrations/sms/http-sms.js';
import { type OutsideServices, type ServiceMode } from './ports/operations.js';
import { type SealProvider } from './ports/seal.js';
import { type SmsSender } from './ports/sms.js';

/** As with the log-in: a simulator that was asked for is meant, whatever else is configured. */
export function smsFor({ sms }: Config, simulator: Simulator | null): SmsSender | null {
  if (simulator) return httpSms({ endpoint: `${simulator.origin}/sms/messages`, token: 'simulated' });
  return sms && httpSms(sms);
}

export function sealFor({ seal, maxUploadBytes: maxBytes }: Config, simulator: Simulator | null): SealProvider | null {
  if (simulator) return httpSeal({ endpoint: `${simulator.origin}/seal/documents`, token: 'simulated', maxBytes });
  return seal && httpSeal({ ...seal, maxBytes });
}

/** For who looks after the server: what is reached, and what is only played. */
export function servicesOf({ wechat, sms, seal, clamd }: Config, simulator: Simulator | null): OutsideServices {
  const mode = (configured: unknown): ServiceMode => (simulator ? 'simulated' : configured ? 'configured' : 'absent');
  return { wechat: mode(wechat), sms: mode(sms), seal: mode(seal), scanner: clamd ? 'configured' : 'absent' };
}
