/** Why a file of an accepted type is not accepted as it is: each with what its owner can do about it. */
import { AppError } from '../../errors.js';

export const REFUSALS = {
  signature_not_first: '文件开头夹带了其他内容。请用原来的软件打开，另存一份后上传',
  data_after_end: '文件末尾夹带了其他内容（动态照片请先另存为普通照片）。请另存一份后上传',
  foreign_data: '文件中间夹带了不属于它的内容。请用 WPS 或 Office 打开，另存一份后上传',
  hidden_archive: '文件里藏有压缩包。需要提交几个文件的，请逐个上传',
  damaged_picture: '图片不完整或者已损坏。请重新拍摄，或者另存后上传',
  picture_too_large: '图片超过 6500 万像素。请缩小后上传',
  damaged_document: '文件不完整或者已损坏。请用 WPS 或 Office 打开，另存一份后上传',
  damaged_pdf: 'PDF 不完整或者已损坏。请重新导出或者打印为 PDF 后上传',
  too_complex: '文件解压后的内容过多，无法检查。请拆分，或者打印为 PDF 后上传',
  macros: '文件含有宏。请另存为不含宏的 .docx 或 .xlsx 后上传',
  encrypted: '文件设有密码或者权限限制，受理机关可能打不开。请去掉密码和限制后上传',
  embedded_program: '文件里嵌有程序、控件或者其他文件。请删除嵌入的对象后上传',
  external_content: '文件打开时会读取外部地址的内容（链接的图片、模板等）。请改为保存在文件内，或者打印为 PDF 后上传',
  pdf_script: 'PDF 含有 JavaScript 脚本。请打印为 PDF 后上传',
  pdf_launch: 'PDF 含有启动其他程序的指令。请打印为 PDF 后上传',
  pdf_attachment: 'PDF 里嵌有其他文件。请打印为 PDF 后上传，其中的文件另行上传',
  pdf_dynamic_form: 'PDF 含有动态表单（XFA），许多软件打不开。请打印为 PDF 后上传',
  pdf_multimedia: 'PDF 含有多媒体内容。请打印为 PDF 后上传',
  pdf_unreadable: 'PDF 的内部结构不常见，无法检查。请打印为 PDF 后上传',
} as const;

export type RefusalKind = keyof typeof REFUSALS;

export function refusal(kind: RefusalKind, cause?: unknown): AppError {
  return new AppError('file_refused', { kind, reason: REFUSALS[kind] }, { cause });
}
