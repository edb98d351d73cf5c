export { LogFileList } from './log-file-list';
export { LogTail } from './log-tail';
export { LogViewer } from './log-viewer';
export { useLogTail } from './use-log-tail';
