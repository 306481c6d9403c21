"""What Windows shows of a program under Properties, and what its own checks look at."""

from __future__ import annotations

_FORM = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      {texts},
    ])]),
    VarFileInfo([VarStruct("Translation", [0x409, 0x4B0])]),
  ],
)
"""


def version_resource(version: str, program: str) -> str:
    """In the form PyInstaller reads, for ``program`` without ``.exe``; ``version`` is such as 0.3.0."""
    numbers = (*(int(part) for part in version.split(".")), 0)
    texts = {
        "CompanyName": "The PT CRM developers",
        "FileDescription": "PT CRM",
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": "MIT License",
        "OriginalFilename": f"{program}.exe",
        "ProductName": "PT CRM",
        "ProductVersion": version,
    }
    pairs = ",\n      ".join(f"StringStruct({key!r}, {text!r})" for key, text in texts.items())
    return _FORM.format(numbers=numbers, texts=pairs)
