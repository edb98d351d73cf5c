import { Box, Cpu, Database, Layers } from 'lucide-react';

/** The lists of what endpoints are made of, by their segment of the address. */
export const assetIcons = { data: Database, models: Box, environments: Layers, compute: Cpu } as const;
export type AssetSegment = keyof typeof assetIcons;
export const assetSegments: readonly AssetSegment[] = ['data', 'models', 'environments', 'compute'];
