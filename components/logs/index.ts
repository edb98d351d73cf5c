export { LogFileList } from './log-file-list';
export { LogLineText } from './log-row';
export { LogTail, TAIL_HEIGHT } from './log-tail';
export { LogViewer } from './log-viewer';
export { useLogTail } from './use-log-tail';
