export { LogFileList } from './log-file-list';
export { LogTail, TAIL_HEIGHT } from './log-tail';
export { LogViewer } from './log-viewer';
export { useLogTail } from './use-log-tail';
