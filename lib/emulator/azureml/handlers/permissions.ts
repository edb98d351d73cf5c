import { roleDefinitions } from '../../seed/roles';
import type { Handler } from '../types';

/** What the caller may do in the workspace, in the form of Microsoft.Authorization. */
export const listPermissions: Handler = ({ principal }) => ({
  status: 200,
  body: { value: [roleDefinitions[principal.role].permissions] },
});
