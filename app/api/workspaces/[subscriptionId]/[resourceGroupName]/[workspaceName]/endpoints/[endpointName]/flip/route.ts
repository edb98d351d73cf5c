import { flipDefault } from '@/lib/server/flip';
import { reviewFlip } from '@/lib/server/flip-review';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('flipReview', reviewFlip);
export const POST = handle('flip', flipDefault);
