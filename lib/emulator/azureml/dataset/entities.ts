import { REGION, WORKSPACE_ID } from '../../directory';
import type { Resource } from '../../store';

/** What the plane tells of a version. */
export type DataVersion = Pick<Resource, 'name' | 'body' | 'createdAt' | 'createdBy' | 'modifiedAt' | 'modifiedBy'>;

/** How the dataset plane names the types that ARM writes as `uri_folder`. */
const types: Record<string, string> = { uri_file: 'UriFile', uri_folder: 'UriFolder', mltable: 'MLTable' };
export const dataTypeOf = (stored: unknown): string => types[String(stored)] ?? 'UriFolder';

/** Asset id of a data version on the regional API. */
const dataAssetId = (name: string, version: string) =>
  `azureml://locations/${REGION}/workspaces/${WORKSPACE_ID}/data/${name}/versions/${version}`;

const metadataOf = ({ createdAt, createdBy, modifiedAt, modifiedBy }: DataVersion) => ({
  etag: null,
  createdTime: createdAt,
  modifiedTime: modifiedAt,
  createdBy: { userName: createdBy },
  modifiedBy: { userName: modifiedBy },
});

/** `DataVersionEntity` of the published specification 1.5.0. @param name of its container */
export function dataVersionEntity(name: string, resource: DataVersion) {
  const { dataType, dataUri, description, tags, properties, isArchived } = resource.body.properties;
  return {
    dataVersion: {
      assetId: dataAssetId(name, resource.name),
      dataContainerName: name,
      dataType: dataTypeOf(dataType),
      dataUri,
      versionId: resource.name,
      mutableProps: {
        dataExpiryTime: null,
        description: description ?? null,
        tags: tags ?? {},
        isArchived: isArchived === true,
      },
      referencedDataUris: [],
      properties: properties ?? {},
    },
    entityMetadata: metadataOf(resource),
  };
}

/** `DataContainerEntity` around the one version of unregistered data. */
export const unregisteredEntity = (name: string, resource: DataVersion) => ({
  dataContainer: {
    name,
    dataType: dataTypeOf(resource.body.properties.dataType),
    mutableProps: { description: null, tags: {}, isArchived: false },
    isRegistered: false,
  },
  entityMetadata: metadataOf(resource),
  latestVersion: dataVersionEntity(name, resource),
  nextVersionId: '2',
});
