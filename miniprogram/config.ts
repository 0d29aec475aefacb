/**
 * Where the server is, by the environment WeChat tells. `release` and `trial` are what an operator fills in before uploading
 * (an HTTPS domain that is filed and listed in the console); a browser on the server's own page needs no address.
 */
const SERVERS: Readonly<Record<string, string>> = {
  develop: 'http://127.0.0.1:3000',
  trial: 'https://disclosure.example.gov.cn',
  release: 'https://disclosure.example.gov.cn',
  browser: '',
};

/** Lowest base library in which everything used here exists; below it the office's number is shown instead. */
export const LOWEST_LIBRARY = '2.32.3';

/** Shown where nothing else works: below the lowest library, or before the agency is known. */
export const HELP_PHONE = '12345';

export function serverOrigin(): string {
  const { envVersion } = wx.getAccountInfoSync().miniProgram;
  return SERVERS[envVersion] ?? '';
}
