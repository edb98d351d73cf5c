export { BrowseLink } from './browse-link';
export { DropFrame } from './drop-frame';
export { DropToStart } from './drop-to-start';
export { RefusedList } from './refused-list';
export { StartJob } from './start-job';
export { usePageDrop } from './use-page-drop';
