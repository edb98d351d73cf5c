/** The program's way in: blob storage begins to load in its own process before the rest of the program is read. */
import { prepareStorage } from './storage/spare-process';

prepareStorage();
await import('./main');
