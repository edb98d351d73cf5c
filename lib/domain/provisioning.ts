/** Azure's words for work on an endpoint or a deployment that is under way. */
const MOVING = ['creating', 'updating', 'scaling', 'deleting'];

/** Whether a provisioning state will become another by itself. */
export const isMoving = (state: string): boolean => MOVING.includes(state.toLowerCase());
