export { DefaultSwitch } from './default-switch';
export { FlipOptionsButton } from './flip-options-button';
export { FlipReview } from './flip-review';
export { HistoryCard } from './history-card';
export { LastChangesCard } from './last-changes-card';
export { useDefaultChoice } from './use-default-choice';
