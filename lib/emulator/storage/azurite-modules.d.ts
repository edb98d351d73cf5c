/** Azurite ships no types. Only what the storage process touches of 3.35.0, the pinned version. */
declare module 'azurite/dist/src/blob/BlobServer.js' {
  import type { Server } from 'node:http';
  import type { BlobConfiguration } from 'azurite/dist/src/blob/BlobConfiguration.js';

  /** A LokiJS database: it keeps everything in memory and writes one file, every 5 s if left alone. */
  interface LokiDatabase {
    filename: string;
    collections: LokiCollection[];
    getCollection(name: string): BlobCollection;
    saveDatabaseInternal(done: (error?: Error | null) => void): void;
  }

  interface LokiDocument {
    $loki: number;
    committedBlocksInOrder?: unknown[];
    properties?: { blobType?: string };
  }

  interface LokiCollection {
    name: string;
    data: LokiDocument[];
    maxId: number;
    dirty: boolean;
    ensureId(): void;
    ensureAllIndexes(force: boolean): void;
    on(event: 'insert' | 'update' | 'delete', listener: (document: LokiDocument) => void): void;
  }

  interface BlobDocument {
    containerName: string;
    name: string;
    snapshot: string;
    isCommitted: boolean;
    properties: { contentLength?: number };
  }

  interface BlobCollection {
    data: readonly BlobDocument[];
    findOne(query: Readonly<Record<string, string>>): BlobDocument | null;
  }

  interface LokiStore {
    db: LokiDatabase;
    init(): Promise<void>;
  }
  class BlobServer {
    constructor(configuration: BlobConfiguration);
    httpServer: Server;
    metadataStore: LokiStore;
    extentMetadataStore: LokiStore;
    start(): Promise<void>;
    close(): Promise<void>;
  }
  const exported: { default: typeof BlobServer };

  export { BlobCollection, BlobServer, LokiCollection, LokiDatabase, LokiDocument, LokiStore };
  export default exported;
}

declare module 'azurite/dist/src/blob/BlobConfiguration.js' {
  interface PersistencePath {
    locationId: string;
    locationPath: string;
    maxConcurrency: number;
  }
  class BlobConfiguration {
    constructor(
      host: string,
      port: number,
      keepAliveTimeout: number | undefined,
      metadataDBPath: string,
      extentDBPath: string,
      persistencePathArray: PersistencePath[],
      enableAccessLog: boolean,
      accessLogWriteStream: undefined,
      enableDebugLog: boolean,
      debugLogFilePath: undefined,
      loose: boolean,
      skipApiVersionCheck: boolean,
    );
  }
  const exported: { default: typeof BlobConfiguration };

  export { BlobConfiguration, PersistencePath };
  export default exported;
}

declare module 'azurite/dist/src/common/Logger.js' {
  const exported: { configLogger(enable: boolean): void };
  export default exported;
}

declare module 'azurite/dist/src/blob/errors/StorageErrorFactory.js' {
  interface ErrorFactory {
    getAuthorizationFailure(contextId: string): Error;
    getAuthenticationFailed(contextId: string, detail: string): Error;
    getInvalidPageRange2(contextId: string, contentRange: string): Error;
    getCannotVerifyCopySource(contextId: string, status: number, message: string): Error;
  }
  const exported: { default: ErrorFactory };

  export { ErrorFactory };
  export default exported;
}

declare module 'azurite/dist/src/blob/handlers/BlobHandler.js' {
  interface Context {
    contextId: string;
    request: { getHeader(name: string): string | undefined };
  }
  interface BlobHandler {
    downloadBlockBlobOrAppendBlob(
      this: BlobHandler,
      options: unknown,
      context: Context,
      blob: { properties: { contentLength?: number } },
    ): Promise<unknown>;
    NewUriFromCopySource(copySource: string, context: Pick<Context, 'contextId'>): URL;
    /** Rejects when the source can not be read. */
    validateCopySource(this: BlobHandler, copySource: string, account: string, context: Context): Promise<void>;
    copyFromURL(this: BlobHandler, copySource: string, options: unknown, context: Context): Promise<unknown>;
  }
  const exported: { default: { prototype: BlobHandler } };

  export { BlobHandler };
  export default exported;
}

declare module 'azurite/dist/src/blob/utils/utils.js' {
  interface Utils {
    getUserDelegationKeyValue(oid: string, tid: string, start: string, expiry: string, version: string): string;
    /** First and last byte, the last being Infinity where none is named. */
    deserializeRangeHeader(range?: string, storageRange?: string): [number, number] | undefined;
  }
  const exported: Utils;

  export { Utils };
  export default exported;
}

declare module 'azurite/dist/src/blob/authentication/IBlobSASSignatureValues.js' {
  interface SasValues {
    version: string;
    permissions?: string;
    encryptionScope?: string;
    signedObjectId?: string;
  }
  interface Signing {
    /** The signature and the text that was signed. */
    generateBlobSASSignatureWithUDK(
      values: SasValues,
      resource: string,
      account: string,
      key: Buffer,
    ): [string, string];
  }
  const exported: Signing;

  export { SasValues, Signing };
  export default exported;
}

declare module 'azurite/dist/src/blob/generated/artifacts/operation.js' {
  const exported: { default: Record<'Service_SubmitBatch' | 'Container_SubmitBatch', number> };

  export default exported;
}

declare module 'azurite/dist/src/blob/errors/NotImplementedError.js' {
  const exported: { default: new () => Error };

  export default exported;
}

declare module 'azurite/dist/src/blob/authentication/OperationAccountSASPermission.js' {
  import type { SasRule } from 'azurite/dist/src/blob/authentication/OperationBlobSASPermission.js';

  const exported: { default: Map<number, SasRule> };

  export default exported;
}

declare module 'azurite/dist/src/blob/authentication/OperationBlobSASPermission.js' {
  /** Which permissions an operation wants; the services only of an account SAS. */
  interface SasRule {
    validateServices?(services: unknown): boolean;
    validatePermissions(permissions: unknown): boolean;
  }
  const exported: Record<
    'OPERATION_BLOB_SAS_BLOB_PERMISSIONS' | 'OPERATION_BLOB_SAS_CONTAINER_PERMISSIONS',
    Map<number, SasRule>
  >;

  export { SasRule };
  export default exported;
}

declare module 'azurite/dist/src/blob/handlers/BlobBatchHandler.js' {
  interface BatchPart {
    headers: Record<string, string>;
    urlbuilder: { setQueryParameter(name: string, value: string): void };
  }
  interface BatchHandler {
    parseSubRequests(
      this: BatchHandler,
      requestId: string,
      partPrefix: string,
      ending: string,
      pathPrefix: string,
      request: { getBodyStream(): object },
      body: string,
    ): Promise<BatchPart[]>;
  }
  const exported: { BlobBatchHandler: { prototype: BatchHandler } };

  export { BatchHandler, BatchPart };
  export default exported;
}
