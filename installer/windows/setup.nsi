; Setup.exe: for this user alone, no administrator. Given by setup.py: VERSION, VERSION_NUMBERS,
; STAGE, STAGE_KB, FILES, ICON, PANEL, OUTPUT.
;
; $INSTDIR\Muniforeign.exe, muniforeign-cli.exe   the launchers
; $INSTDIR\program                                the program
; $INSTDIR\program.new, program.old               only while it is being replaced
;
; Exit codes: 0 done, 1 cancelled, 2 a file could not be written, 3 the program is running,
; 4 no room, 5 this Windows is too old, 6 the folder could not be replaced, 7 Setup runs already,
; 8 a folder of somebody else's is where the program's would be.

Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
SetCompressor /SOLID lzma
SetCompressorDictSize 32
RequestExecutionLevel user
AllowSkipFiles off
CRCCheck force

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include Util.nsh

!define NAME "Muniforeign"
!define SETTINGS_KEY "Software\${NAME}"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define FILE_KIND "${NAME}.Office"
!define CLASSES "Software\Classes"
!define FIRST_BUILD 17763 ; Windows 10, 1809
!define SPARE_KB 51200
!define /math NEEDED_KB ${STAGE_KB} + ${SPARE_KB}

Name "${NAME}"
OutFile "${OUTPUT}"
BrandingText "${NAME} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${SETTINGS_KEY}" "InstallDir"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PANEL}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${PANEL}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_WINDOWTITLE "${NAME} ${VERSION}"
!define MUI_LANGDLL_INFO "Elija su idioma · 请选择语言 · Choose your language"
!define MUI_LANGDLL_ALWAYSSHOW
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${SETTINGS_KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "SetupLanguage"
!define MUI_WELCOMEPAGE_TITLE "$(WelcomeTitle)"
!define MUI_WELCOMEPAGE_TEXT "$(WelcomeText)"
!define MUI_FINISHPAGE_TITLE "$(FinishTitle)"
!define MUI_FINISHPAGE_TEXT "$(FinishText)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Muniforeign.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(FinishRun)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(UninstallText)"

!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveFolderPage
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL
!include "texts.nsh"

VIProductVersion "${VERSION_NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "CompanyName" "${NAME}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME} Setup"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "Apache License 2.0"

; Stop with this exit code after telling why; in silence only the code is left.
!macro StopWith CODE TEXT
  MessageBox MB_OK|MB_ICONEXCLAMATION "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend
!define StopWith "!insertmacro StopWith"

Var IsUpgrade

; Say what is being done, and not each file's name.
!macro Tell TEXT
  SetDetailsPrint textonly
  DetailPrint "${TEXT}"
  SetDetailsPrint none
!macroend

; ---- asked of the running system, in Setup and in the uninstaller

; A program that runs cannot be written to. A virus scanner lets go after a while: 20 tries, 10 s.
!macro WaitUntilFree FILE RESULT
  StrCpy $R9 0
  ${Do}
    StrCpy ${RESULT} ""
    ${IfNot} ${FileExists} "${FILE}"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $R8 "${FILE}" a
    ${IfNot} ${Errors}
      FileClose $R8
      ${ExitDo}
    ${EndIf}
    StrCpy ${RESULT} "busy"
    IntOp $R9 $R9 + 1
    ${If} $R9 >= ${TRIES}
      ${ExitDo}
    ${EndIf}
    Sleep 500
  ${Loop}
!macroend

!macro AskToClose
  ${Do}
    !define TRIES 4
    !insertmacro WaitUntilFree "$INSTDIR\Muniforeign.exe" $R7
    ${If} $R7 == ""
      !insertmacro WaitUntilFree "$INSTDIR\muniforeign-cli.exe" $R7
    ${EndIf}
    !undef TRIES
    ${If} $R7 == ""
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IsRunning)" /SD IDCANCEL IDRETRY +3
    SetErrorLevel 3
    Quit
  ${Loop}
!macroend

; Rename a folder, also when something holds a file in it for some seconds; $R7 is "" when done.
!macro RenameFolder FROM TO
  StrCpy $R9 0
  ${Do}
    StrCpy $R7 ""
    ClearErrors
    Rename "${FROM}" "${TO}"
    ${IfNot} ${Errors}
      ${ExitDo}
    ${EndIf}
    StrCpy $R7 "busy"
    IntOp $R9 $R9 + 1
    ${If} $R9 >= 40
      ${ExitDo}
    ${EndIf}
    Sleep 500
  ${Loop}
!macroend

; What Setup unpacks has a list in it.
!macro TakeIfOthers FOLDER
  ${If} ${FileExists} "$INSTDIR\${FOLDER}\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${FOLDER}\MANIFEST.sha256"
    StrCpy $R7 "$INSTDIR\${FOLDER}"
  ${EndIf}
!macroend

Function .onInit
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Local\${NAME}Setup") p .r1 ?e'
  Pop $R0
  ${If} $R0 = 183 ; ERROR_ALREADY_EXISTS
    ${StopWith} 7 "$(SetupRunsAlready)"
  ${EndIf}
  ${IfNot} ${Silent}
    !insertmacro MUI_LANGDLL_DISPLAY
  ${EndIf}
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${FIRST_BUILD}
    ${StopWith} 5 "$(WindowsTooOld)"
  ${EndIf}
FunctionEnd

; ---- the folder

; $R7 names a folder that is called as one of the program's and is somebody else's; "" for none.
Function FindOthersFolder
  StrCpy $R7 ""
  ${If} ${FileExists} "$INSTDIR\Muniforeign.exe"
    Return
  ${EndIf}
  !insertmacro TakeIfOthers "program"
  !insertmacro TakeIfOthers "program.old"
FunctionEnd

Function LeaveFolderPage
  Call FindOthersFolder
  ${If} $R7 != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(OthersFolder)"
    Abort
  ${EndIf}
FunctionEnd

; ---- the steps of an installation

; Stop where the disk has no room for the new program beside the old one.
Function CheckRoom
  ; kilobytes that this user may still write: a quota counts
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r1, p 0, p 0) i .r0'
  ${If} $0 = 0
    Return ; unknown: an error while unpacking will tell
  ${EndIf}
  System::Int64Op $1 / 1024
  Pop $1
  StrCpy $2 ${NEEDED_KB}
  System::Int64Op $1 < $2
  Pop $0
  ${If} $0 = 1
    IntOp $3 $2 / 1024
    System::Int64Op $1 / 1024
    Pop $4
    RMDir "$INSTDIR" ; only when empty
    ${StopWith} 4 "$(NoRoom)"
  ${EndIf}
FunctionEnd

; What an interrupted Setup left: keep one whole program, remove the rest.
Function RepairInterrupted
  ${IfNot} ${FileExists} "$INSTDIR\program\*.*"
  ${AndIf} ${FileExists} "$INSTDIR\program.old\MANIFEST.sha256"
    Rename "$INSTDIR\program.old" "$INSTDIR\program"
  ${EndIf}
  RMDir /r "$INSTDIR\program.new"
  RMDir /r "$INSTDIR\program.old"
FunctionEnd

; Everything goes into a folder of its own; its list is unpacked last and says that it is whole.
Function Unpack
  !insertmacro Tell "$(Unpacking)"
  SetOverwrite on
  !include "${FILES}"
  !insertmacro Tell "$(Preparing)"
  nsExec::Exec '"$INSTDIR\program.new\python.exe" -I -m compileall -q -s "$INSTDIR\program.new" \
    -p "$INSTDIR\program" "$INSTDIR\program.new\Lib\site-packages"'
  Pop $0 ; without compiled modules the program starts all the same, slower
  SetOutPath "$INSTDIR\program.new"
  File "${STAGE}\program\MANIFEST.sha256"
  SetOutPath "$INSTDIR"
FunctionEnd

; Replace a launcher in one step, also when something holds the old or the new one for some seconds.
!macro ReplaceLauncher FILE
  File "/oname=${FILE}.new" "${STAGE}\${FILE}"
  StrCpy $R9 0
  ${Do}
    ; MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH
    System::Call 'kernel32::MoveFileExW(w "$INSTDIR\${FILE}.new", w "$INSTDIR\${FILE}", i 9) i .r0'
    IntOp $R9 $R9 + 1
    ${If} $0 != 0
    ${OrIf} $R9 >= 40
      ${ExitDo}
    ${EndIf}
    Sleep 500
  ${Loop}
  ${If} $0 = 0
    Delete "$INSTDIR\${FILE}.new"
    RMDir /r "$INSTDIR\program.new"
    ${StopWith} 6 "$(CannotReplace)"
  ${EndIf}
!macroend

; The old program steps aside, the new one takes its place; where that fails the old one returns.
Function Swap
  ${If} ${FileExists} "$INSTDIR\program\*.*"
    !insertmacro RenameFolder "$INSTDIR\program" "$INSTDIR\program.old"
    ${If} $R7 != ""
      RMDir /r "$INSTDIR\program.new"
      ${StopWith} 6 "$(CannotReplace)"
    ${EndIf}
  ${EndIf}
  !insertmacro RenameFolder "$INSTDIR\program.new" "$INSTDIR\program"
  ${If} $R7 != ""
    Rename "$INSTDIR\program.old" "$INSTDIR\program"
    RMDir /r "$INSTDIR\program.new"
    ${StopWith} 6 "$(CannotReplace)"
  ${EndIf}
  RMDir /r "$INSTDIR\program.old"
FunctionEnd

; Let start menu, file type and Windows' list of programs lead to the program in this folder.
!macro LeadTo FOLDER
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "${FOLDER}\Muniforeign.exe" "" "" "" "" "" "$(Comment)"
  WriteRegStr HKCU "${CLASSES}\${FILE_KIND}\DefaultIcon" "" "${FOLDER}\Muniforeign.exe,1"
  WriteRegStr HKCU "${CLASSES}\${FILE_KIND}\shell\open\command" "" \
    '"${FOLDER}\Muniforeign.exe" "%1"'
  WriteRegStr HKCU "${SETTINGS_KEY}" "InstallDir" "${FOLDER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "${FOLDER}\Muniforeign.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "${FOLDER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"${FOLDER}\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"${FOLDER}\Uninstall.exe" /S'
!macroend

; Start menu, desktop (the first time only: who removed it does not want it), file type. A version
; in another folder is remembered: it gets all this back when this one goes.
Function Announce
  ReadRegStr $0 HKCU "${SETTINGS_KEY}" "InstallDir"
  ${If} $0 != $INSTDIR
  ${AndIf} ${FileExists} "$0\Muniforeign.exe"
    WriteRegStr HKCU "${SETTINGS_KEY}" "OtherInstallDir" "$0"
  ${EndIf}
  ${If} $IsUpgrade == ""
    CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\Muniforeign.exe" "" "" "" "" "" "$(Comment)"
  ${EndIf}
  WriteRegStr HKCU "${CLASSES}\.muniforeign" "" "${FILE_KIND}"
  WriteRegStr HKCU "${CLASSES}\${FILE_KIND}" "" "$(FileKind)"
  !insertmacro LeadTo "$INSTDIR"
  ${RefreshShellIcons}
FunctionEnd

Function Register
  WriteRegStr HKCU "${SETTINGS_KEY}" "Version" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${NAME}"
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${STAGE_KB}
  WriteRegStr HKCU "${SETTINGS_KEY}" "SetupLanguage" "$LANGUAGE"
FunctionEnd

Section
  AddSize ${NEEDED_KB} ; what functions unpack is not counted by itself
  Call FindOthersFolder
  ${If} $R7 != ""
    ${StopWith} 8 "$(OthersFolder)"
  ${EndIf}
  ClearErrors
  CreateDirectory "$INSTDIR"
  ${If} ${Errors}
    ${StopWith} 2 "$(CannotWrite)"
  ${EndIf}
  !insertmacro AskToClose
  Call RepairInterrupted
  ${If} ${FileExists} "$INSTDIR\program\*.*"
    StrCpy $IsUpgrade "yes"
  ${EndIf}
  Call CheckRoom
  Call Unpack
  !insertmacro ReplaceLauncher "Muniforeign.exe"
  !insertmacro ReplaceLauncher "muniforeign-cli.exe"
  !insertmacro Tell "$(Finishing)"
  Call Swap
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  Call Announce
  Call Register
SectionEnd

; ---- the uninstaller

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; The preferences of this computer and the log; the offices, also the sample one, stay.
Function un.RemovePreferences
  Delete "$LOCALAPPDATA\${NAME}\settings.json"
  Delete "$LOCALAPPDATA\${NAME}\settings.damaged-*.json"
  Delete "$LOCALAPPDATA\${NAME}\layout.json"
  Delete "$LOCALAPPDATA\${NAME}\muniforeign.log*"
  RMDir "$LOCALAPPDATA\${NAME}"
FunctionEnd

; What points at this folder; another version in another folder keeps its own.
Function un.Forget
  ReadRegStr $0 HKCU "${SETTINGS_KEY}" "InstallDir"
  ${If} $0 != $INSTDIR
    Return
  ${EndIf}
  ReadRegStr $0 HKCU "${SETTINGS_KEY}" "OtherInstallDir"
  ${If} $0 != $INSTDIR
  ${AndIf} ${FileExists} "$0\Muniforeign.exe"
    SetOutPath "$0" ; a shortcut starts where this is
    !insertmacro LeadTo "$0"
    DeleteRegValue HKCU "${SETTINGS_KEY}" "OtherInstallDir"
    ${If} ${FileExists} "$DESKTOP\${NAME}.lnk"
      CreateShortcut "$DESKTOP\${NAME}.lnk" "$0\Muniforeign.exe" "" "" "" "" "" "$(Comment)"
    ${EndIf}
    Return
  ${EndIf}
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.muniforeign" ""
  ${If} $0 == "${FILE_KIND}"
    DeleteRegKey HKCU "${CLASSES}\.muniforeign"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${FILE_KIND}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${SETTINGS_KEY}"
  Call un.RemovePreferences
  ${RefreshShellIcons}
FunctionEnd

Section Uninstall
  !insertmacro AskToClose
  RMDir /r "$INSTDIR\program"
  RMDir /r "$INSTDIR\program.new"
  RMDir /r "$INSTDIR\program.old"
  Delete "$INSTDIR\Muniforeign.exe"
  Delete "$INSTDIR\muniforeign-cli.exe"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR" ; only when nothing of the user's is in it
  Call un.Forget
  ${If} ${FileExists} "$INSTDIR\program\*.*"
    ${StopWith} 6 "$(CannotRemove)"
  ${EndIf}
SectionEnd
