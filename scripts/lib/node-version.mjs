/** Runs on any Node: no import, no new syntax, so that an old one gets the message and not a syntax error. */
export const MINIMUM_NODE = [20, 19, 0];

/**
 * @param {string} version e.g. `20.19.0`
 * @returns {string | null} what to tell, or null if the version will do
 */
export function nodeVersionFault(version) {
  const parts = version.split('.').map(Number);
  for (let i = 0; i < 3; i++) {
    if (parts[i] > MINIMUM_NODE[i]) return null;
    if (parts[i] < MINIMUM_NODE[i]) {
      return (
        '需要 Node.js ' +
        MINIMUM_NODE.join('.') +
        ' 或更高的版本，现在的是 ' +
        version +
        '。\n' +
        '请从 https://nodejs.org 安装新的长期支持版，或用 nvm install 20 后重试。'
      );
    }
  }
  return null;
}
