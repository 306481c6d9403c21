; Setup of PT CRM for Windows, made by `make package` on Windows with Inno Setup 6: iscc /DVersion=0.3.0 ptcrm.iss
; For one user, without asking for an administrator. A newer setup installs over an older one; the data is in
; %LOCALAPPDATA%\ptcrm, which neither installing nor removing looks at.

#ifndef Version
  #error Say which version: iscc /DVersion=0.3.0 ptcrm.iss
#endif

[Setup]
; Never changes: by it an installation is recognised as an older one of the same program.
AppId={{7C0B6E0E-6C1C-4F2B-9C7B-2D8F50A1C3E4}
AppName=PT CRM
AppVersion={#Version}
AppPublisher=The PT CRM developers
VersionInfoVersion={#Version}
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
DefaultDirName={localappdata}\Programs\PT CRM
DisableDirPage=yes
DisableProgramGroupPage=yes
DisableWelcomePage=yes
UninstallDisplayIcon={app}\PT CRM.exe
UninstallDisplayName=PT CRM
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\ptcrm.ico
WizardStyle=modern
Compression=lzma2/max
SolidCompression=yes
OutputDir=..\..\dist
OutputBaseFilename=ptcrm-{#Version}-setup
ChangesAssociations=yes
; A running PT CRM is asked to close, properly, and started again afterwards.
CloseApplications=yes
RestartApplications=yes
#ifdef SignTool
SignTool={#SignTool}
SignedUninstaller=yes
#endif

[Languages]
Name: "nl"; MessagesFile: "compiler:Languages\Dutch.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; What an older version brought and a newer one doesn't must not stay: Python would find it.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\build\frozen\ptcrm\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{userprograms}\PT CRM"; Filename: "{app}\PT CRM.exe"; AppUserModelID: "ptcrm"
Name: "{userdesktop}\PT CRM"; Filename: "{app}\PT CRM.exe"; AppUserModelID: "ptcrm"; Tasks: desktopicon

[Registry]
; Offered under "open with"; what opens these files now stays what opens them.
Root: HKCU; Subkey: "Software\Classes\ptcrm.file"; ValueType: string; ValueData: "PT CRM"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\ptcrm.file\DefaultIcon"; ValueType: string; ValueData: "{app}\PT CRM.exe,0"
Root: HKCU; Subkey: "Software\Classes\ptcrm.file\shell\open\command"; ValueType: string; ValueData: """{app}\PT CRM.exe"" --open ""%1"""
Root: HKCU; Subkey: "Software\Classes\.vcf\OpenWithProgids"; ValueType: none; ValueName: "ptcrm.file"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.eml\OpenWithProgids"; ValueType: none; ValueName: "ptcrm.file"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.csv\OpenWithProgids"; ValueType: none; ValueName: "ptcrm.file"; Flags: uninsdeletevalue

[Run]
Filename: "{app}\PT CRM.exe"; Description: "{cm:LaunchProgram,PT CRM}"; Flags: nowait postinstall skipifsilent
