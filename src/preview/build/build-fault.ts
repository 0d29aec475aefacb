/** A fault of the mini-program's source, told to its author: file, place, what is wrong. */
export class BuildFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`小程序不能编译，有 ${faults.length} 处错误：\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'BuildFault';
  }
}
