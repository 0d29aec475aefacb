/** A browser and its system as people know them, out of what it calls itself; the whole text tells nobody anything. */
const BROWSERS: readonly (readonly [pattern: RegExp, label: string])[] = [
  // Those that also call themselves Chrome or Safari come first.
  [/MicroMessenger\/(\d+)/, '微信'],
  [/QQBrowser\/(\d+)/, 'QQ浏览器'],
  [/Edg(?:A|iOS)?\/(\d+)/, 'Edge'],
  [/(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/Version\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [pattern: RegExp, label: string])[] = [
  [/iPhone|iPad/, 'iOS'],
  [/HarmonyOS|OpenHarmony/, '鸿蒙'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/UOS|Kylin|deepin/i, '国产操作系统'],
  [/Linux/, 'Linux'],
];

/** @param userAgent as the client sent it; empty when it sent none */
export function clientLabel(userAgent: string): string {
  const browser = BROWSERS.map(([pattern, label]) => {
    const version = pattern.exec(userAgent)?.[1];
    return version === undefined ? null : `${label} ${version}`;
  }).find((label) => label !== null);
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1];
  const parts = [browser, system].filter((part) => part !== undefined && part !== null);
  return parts.length > 0 ? parts.join(' · ') : '其他程序';
}
