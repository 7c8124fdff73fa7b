"""What an installation keeps is its owner's alone."""

from __future__ import annotations

from pathlib import Path

from faheng.site.configuration import configuration_from


def test_the_data_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    data = tmp_path / "data"
    configuration_from({"FAHENG_DATA": str(data)}).secret_key()
    assert data.stat().st_mode & 0o777 == 0o700
    assert (data / "secret.key").stat().st_mode & 0o777 == 0o600
