; What Setup and the uninstaller say, in the three languages. NSIS brings the rest of the pages.

!macro Text NAME ES ZH EN
  LangString ${NAME} ${LANG_SPANISH} "${ES}"
  LangString ${NAME} ${LANG_SIMPCHINESE} "${ZH}"
  LangString ${NAME} ${LANG_ENGLISH} "${EN}"
!macroend
!define Text "!insertmacro Text"

${Text} WelcomeTitle "Instalación de Muniforeign ${VERSION}" \
  "安装 Muniforeign ${VERSION}" \
  "Install Muniforeign ${VERSION}"
${Text} WelcomeText "Muniforeign lleva las relaciones internacionales de la municipalidad: personas, visitas, acuerdos y carpetas de delegación, en español, chino e inglés.$\r$\n$\r$\nSe instala solo para usted. No necesita una clave de administrador ni conexión a internet.$\r$\n$\r$\nSi ya tiene una versión anterior, esta la reemplaza. Sus oficinas (los archivos .muniforeign) no se tocan." \
  "Muniforeign 帮助市政府管理对外交往：人员、访问、协议和代表团资料册，支持西班牙文、中文和英文。$\r$\n$\r$\n本程序只为您本人安装，不需要管理员密码，也不需要联网。$\r$\n$\r$\n如已安装旧版本，将由新版本替换。您的办公室文件（.muniforeign）不会被改动。" \
  "Muniforeign keeps the municipality's foreign relations: people, visits, agreements and delegation briefs, in Spanish, Chinese and English.$\r$\n$\r$\nIt is installed for you alone. It needs no administrator's password and no internet connection.$\r$\n$\r$\nAn earlier version is replaced by this one. Your offices (the .muniforeign files) are not touched."
${Text} FinishTitle "Muniforeign quedó instalado" \
  "Muniforeign 安装完成" \
  "Muniforeign is installed"
${Text} FinishText "Lo encontrará en el menú Inicio y en el escritorio. También se abre con un doble clic en el archivo de una oficina." \
  "您可以从“开始”菜单或桌面打开它，也可以双击办公室文件打开。" \
  "You find it in the Start menu and on the desktop. A double click on an office's file opens it too."
${Text} FinishRun "Abrir Muniforeign" "打开 Muniforeign" "Open Muniforeign"
${Text} UninstallText "Se quitará Muniforeign de este computador, junto con sus preferencias. Sus oficinas (los archivos .muniforeign) y los documentos que guardó se quedan donde están." \
  "将从此电脑移除 Muniforeign 及其偏好设置。您的办公室文件（.muniforeign）和已保存的文件会原样保留。" \
  "Muniforeign and its preferences are removed from this computer. Your offices (the .muniforeign files) and the documents that you saved stay where they are."
${Text} Comment "Oficina de relaciones internacionales de la municipalidad" \
  "市政府外事办公室" \
  "The municipality's foreign-affairs office"
${Text} FileKind "Oficina de Muniforeign" "Muniforeign 办公室文件" "Muniforeign office"
${Text} Unpacking "Copiando los archivos de Muniforeign…" "正在复制 Muniforeign 文件……" "Copying the files of Muniforeign…"
${Text} Preparing "Preparando el programa para que inicie rápido…" "正在优化启动速度……" "Preparing the program to start quickly…"
${Text} Finishing "Terminando…" "即将完成……" "Finishing…"
${Text} IsRunning "Muniforeign está abierto. Guarde lo que esté haciendo, ciérrelo y presione Reintentar.$\r$\n$\r$\nNada ha cambiado todavía." \
  "Muniforeign 正在运行。请保存您的工作，关闭程序，然后点击“重试”。$\r$\n$\r$\n尚未作任何更改。" \
  "Muniforeign is open. Finish what you are doing, close it and press Retry.$\r$\n$\r$\nNothing has been changed yet."
${Text} NoRoom "No hay espacio en el disco: hacen falta $3 MB y quedan $4 MB. Nada ha cambiado. Vacíe la papelera o mueva archivos grandes a otro disco, y ejecute de nuevo el instalador." \
  "磁盘空间不足：需要 $3 MB，剩余 $4 MB。未作任何更改。请清空回收站或将大文件移到其他磁盘，然后重新运行安装程序。" \
  "There is no room on the disk: $3 MB are needed and $4 MB are left. Nothing was changed. Empty the recycle bin or move large files to another disk, and run Setup again."
${Text} WindowsTooOld "Muniforeign necesita Windows 10 (versión 1809) o posterior, de 64 bits. Nada ha cambiado." \
  "Muniforeign 需要 64 位 Windows 10（1809 版）或更高版本。未作任何更改。" \
  "Muniforeign needs 64-bit Windows 10 (version 1809) or later. Nothing was changed."
${Text} CannotWrite "No se puede escribir en la carpeta $INSTDIR. Nada ha cambiado. Ejecute de nuevo el instalador y elija una carpeta suya." \
  "无法写入文件夹 $INSTDIR。未作任何更改。请重新运行安装程序，并选择您自己的文件夹。" \
  "The folder $INSTDIR cannot be written. Nothing was changed. Run Setup again and choose a folder of your own."
${Text} CannotReplace "Otro programa, quizás el antivirus, tiene ocupada la carpeta $INSTDIR. La versión anterior sigue instalada y sus oficinas no se han tocado. Reinicie el computador y ejecute de nuevo el instalador." \
  "其他程序（可能是杀毒软件）正在占用文件夹 $INSTDIR。旧版本仍然可用，您的办公室文件未受影响。请重新启动电脑，然后再次运行安装程序。" \
  "Another program, perhaps the virus scanner, is using the folder $INSTDIR. The earlier version is still installed and your offices were not touched. Restart the computer and run Setup again."
${Text} CannotRemove "Algunos archivos de $INSTDIR están en uso y quedaron allí. Sus oficinas no se han tocado. Después de reiniciar el computador puede borrar esa carpeta." \
  "$INSTDIR 中有些文件正在使用，未能删除。您的办公室文件未受影响。重新启动电脑后可以删除该文件夹。" \
  "Some files in $INSTDIR are in use and were left there. Your offices were not touched. After a restart of the computer you can delete that folder."
${Text} SetupRunsAlready "El instalador de Muniforeign ya está abierto." \
  "Muniforeign 安装程序已经在运行。" \
  "The Setup of Muniforeign is open already."
${Text} OthersFolder "La carpeta $R7 no es de Muniforeign y el instalador no la toca. Nada ha cambiado. Elija otra carpeta para instalar." \
  "文件夹 $R7 不属于 Muniforeign，安装程序不会改动它。未作任何更改。请选择其他安装文件夹。" \
  "The folder $R7 is not of Muniforeign, and Setup leaves it as it is. Nothing was changed. Choose another folder to install in."
