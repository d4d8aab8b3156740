"""The settings of a bucket."""

from config.s3 import storage


def test_a_bucket_of_amazon_uses_the_keys_of_the_machine():
    options = storage("pictures", "", "eu-central-1", "", "")["OPTIONS"]
    assert options["bucket_name"] == "pictures"
    assert options["region_name"] == "eu-central-1"
    assert options["endpoint_url"] is options["access_key"] is options["addressing_style"] is None


def test_a_bucket_of_one_s_own_is_found_by_its_path():
    options = storage("pictures", "http://minio:9000", "", "name", "secret")["OPTIONS"]
    assert (options["endpoint_url"], options["addressing_style"]) == ("http://minio:9000", "path")
    assert (options["access_key"], options["secret_key"]) == ("name", "secret")
