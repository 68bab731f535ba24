"""The environment that lets fcitx users type Chinese."""

from __future__ import annotations

from pathlib import Path

from rolodex.gui.input_method import choose


def plugins(tmp_path: Path, *names: str) -> Path:
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    for name in names:
        (folder / name).write_text("")
    return tmp_path


def test_fcitx_without_a_plug_in_is_reached_through_ibus(tmp_path: Path) -> None:
    environment = {"XMODIFIERS": "@im=fcitx"}
    choose(environment, plugins(tmp_path, "libibusplatforminputcontextplugin.so"))
    assert environment["QT_IM_MODULE"] == "ibus"


def test_a_plug_in_for_fcitx_is_left_to_qt(tmp_path: Path) -> None:
    environment = {"XMODIFIERS": "@im=fcitx"}
    choose(environment, plugins(tmp_path, "libfcitx5platforminputcontextplugin.so"))
    assert "QT_IM_MODULE" not in environment


def test_the_users_own_choice_stands(tmp_path: Path) -> None:
    environment = {"XMODIFIERS": "@im=fcitx", "QT_IM_MODULE": "xim"}
    choose(environment, plugins(tmp_path))
    assert environment["QT_IM_MODULE"] == "xim"


def test_without_fcitx_nothing_is_changed(tmp_path: Path) -> None:
    environment = {"XMODIFIERS": "@im=ibus"}
    choose(environment, plugins(tmp_path))
    assert environment == {"XMODIFIERS": "@im=ibus"}
