import { createContext, useContext } from 'react';
import type { PublicSettings } from '@/lib/contracts/api/settings';

/** Filled by the root layout from the server's configuration. */
export const SettingsContext = createContext<PublicSettings | null>(null);

/** Where this dashboard is and which cloud it speaks to. */
export function useSettings(): PublicSettings {
  const settings = useContext(SettingsContext);
  if (!settings) throw new Error('useSettings needs the providers of app/layout.tsx around it');
  return settings;
}
