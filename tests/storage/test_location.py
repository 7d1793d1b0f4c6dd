"""Places that damage a workspace are known: network drives, and folders that a service copies."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from muniforeign.i18n import CODES, Language
from muniforeign.storage import location
from muniforeign.storage.location import cloud_service, file_system, is_unc

MOUNTS = r"""
sysfs /sys sysfs rw 0 0
/dev/sda2 / ext4 rw,relatime 0 0
/dev/sda3 /datos ext4 rw,relatime 0 0
//servidor/comun /mnt/Carpeta\040com\303\272n cifs rw,vers=3.0 0 0
servidor:/red /datos/red nfs4 rw 0 0
/dev/sdb1 /datos/red/pendrive vfat rw 0 0
rosa@casa:/ /media/casa fuse.sshfs rw 0 0
""".strip()


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/datos/rosa/Documentos", "ext4"),
        ("/datos/red", "nfs4"),
        ("/datos/red/oficina", "nfs4"),
        ("/datos/redonda", "ext4"),
        ("/datos/red/pendrive/oficina", "vfat"),
        ("/media/casa/oficina", "fuse.sshfs"),
        ("/mnt/otro", "ext4"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(folder: str, kind: str) -> None:
    assert file_system(PurePosixPath(folder), MOUNTS) == kind


def test_a_mount_with_spaces_is_read_as_the_system_writes_it() -> None:
    line = r"//servidor/comun /mnt/Carpeta\040del\040alcalde cifs rw 0 0"
    assert file_system(PurePosixPath("/mnt/Carpeta del alcalde/a"), line) == "cifs"


def test_of_two_mounts_on_one_folder_the_later_holds() -> None:
    lines = "/dev/sda1 /mnt ext4 rw 0 0\nservidor:/ /mnt nfs rw 0 0"
    assert file_system(PurePosixPath("/mnt/a"), lines) == "nfs"


@pytest.mark.parametrize(
    ("folder", "there"),
    [
        (r"\\servidor\comun\oficina", True),
        ("//servidor/comun", True),
        (r"\\?\UNC\servidor\comun", True),
        (r"\\?\C:\Users\rosa", False),
        (r"C:\Users\rosa", False),
        ("/datos/rosa", False),
    ],
)
def test_a_path_of_windows_that_names_a_computer(folder: str, there: bool) -> None:
    assert is_unc(folder) is there


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (r"C:\Users\rosa\OneDrive\Documentos", "OneDrive"),
        (r"C:\Users\rosa\OneDrive - Municipalidad de Toltén", "OneDrive"),
        (r"C:\Users\rosa\Dropbox (Personal)\oficina", "Dropbox"),
        (r"C:\Users\rosa\Google Drive", "Google Drive"),
        (r"G:\Mi unidad\oficina", "Google Drive"),
        (r"G:\我的云端硬盘", "Google Drive"),
        (r"D:\我的坚果云\外办", "坚果云"),
        (r"C:\Users\rosa\iCloudDrive", "iCloud"),
        (r"C:\Users\rosa\Documents", ""),
        (r"C:\Users\rosa\Documents\Mi unidad", ""),
        (r"C:\Users\rosa\Documents\Dropboxes", ""),
    ],
)
def test_a_service_is_known_by_its_folder(folder: str, service: str) -> None:
    assert cloud_service(PureWindowsPath(folder), {}) == service


def test_onedrive_is_known_by_what_windows_says_of_it() -> None:
    folder = PureWindowsPath(r"D:\Nube\Documentos")
    assert cloud_service(folder, {"OneDriveCommercial": r"D:\Nube"}) == "OneDrive"
    assert cloud_service(folder, {"OneDriveCommercial": r"D:\Nubes", "OneDrive": ""}) == ""


@pytest.mark.parametrize("code", CODES)
def test_the_warning_names_service_and_folder(tmp_path: Path, code: str) -> None:
    folder = tmp_path / "Dropbox"
    risk = location.risk_of(folder)
    assert risk is not None
    told = risk.text(Language.of(code))  # type: ignore[arg-type]
    assert "Dropbox" in told
    assert str(folder) in told


def test_a_link_into_a_copied_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "oficina").symlink_to(tmp_path / "Nextcloud")
    risk = location.risk_of(tmp_path / "oficina")
    assert risk is not None
    assert risk.fields["service"] == "Nextcloud"


def test_a_folder_on_a_network_is_a_risk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nservidor:/ {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(location, "_MOUNTS", mounts)
    risk = location.risk_of(tmp_path / "oficina")
    assert risk is not None
    assert risk.message == location.NETWORK


def test_a_system_without_a_list_of_mounts_warns_of_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(location, "_MOUNTS", tmp_path / "none")
    assert location.risk_of(tmp_path) is None


def test_the_safest_folder_is_the_first_that_is_no_risk(tmp_path: Path) -> None:
    cloud, other = tmp_path / "OneDrive" / "Documentos", tmp_path / "Dropbox"
    assert location.safest(cloud, tmp_path) == tmp_path
    assert location.safest(cloud, other) == cloud
