'use client';

import { Moon, Sun, SunMoon } from 'lucide-react';
import { IconButton } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { type ThemeChoice, useTheme } from '@/lib/client/theme';

const themes: { id: ThemeChoice; label: string; Icon: typeof Sun }[] = [
  { id: 'light', label: 'Light', Icon: Sun },
  { id: 'dark', label: 'Dark', Icon: Moon },
  { id: 'system', label: 'As the system', Icon: SunMoon },
];

/** Light, dark, or whatever the operating system says. */
export function ThemeMenu() {
  const { choice, choose } = useTheme();
  const Icon = themes.find((theme) => theme.id === choice)?.Icon ?? SunMoon;
  return (
    <Menu
      label="Theme"
      trigger={<IconButton label="Theme" icon={<Icon aria-hidden className="size-4" />} />}
      items={themes.map(({ id, label, Icon }) => ({
        id,
        label,
        icon: <Icon aria-hidden />,
        checked: id === choice,
        onSelect: () => choose(id),
      }))}
    />
  );
}
