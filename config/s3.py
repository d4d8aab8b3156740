"""The object storage of media, in the S3 protocol of Amazon, MinIO, Ceph, Garage and others."""

from typing import Any


def storage(
    bucket: str,
    endpoint: str,
    region: str,
    access_key: str,
    secret_key: str,
    *,
    folder: str = "",
) -> dict[str, Any]:
    """Return Django's entry of STORAGES for a bucket, or for a folder of it.

    Without keys, the machine's own are used (a role, or the files of the AWS command line).
    """
    options = {
        "bucket_name": bucket,
        "location": folder,
        "endpoint_url": endpoint or None,
        "region_name": region or None,
        "access_key": access_key or None,
        "secret_key": secret_key or None,
        "default_acl": None,  # the bucket is private: readers get files from Ibid
        "file_overwrite": True,
        "signature_version": "s3v4",
        "addressing_style": "path" if endpoint else None,
    }
    return {"BACKEND": "blog.media.object_storage.ObjectStorage", "OPTIONS": options}
