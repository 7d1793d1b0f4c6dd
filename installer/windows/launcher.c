/* Muniforeign.exe (with -DWINDOWED) and muniforeign-cli.exe: start the program beside them.

   The program is the folder "program": the embeddable Python with everything else. Setup unpacks a
   new one as "program.new" and renames; where a power cut came between the two renames, the one
   that is whole is put back here. */

#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
#define OWN_WORDS 6

typedef int (*PyMain)(int, wchar_t **);

static wchar_t self[LONGEST], root[LONGEST];

static wchar_t *in_root(const wchar_t *name)
{
    size_t size = wcslen(root) + wcslen(name) + 1;
    wchar_t *path = calloc(size, sizeof *path);
    if (path)
        swprintf(path, size, L"%ls%ls", root, name);
    return path;
}

static int is_there(const wchar_t *name)
{
    return GetFileAttributesW(in_root(name)) != INVALID_FILE_ATTRIBUTES;
}

static void finish_interrupted_upgrade(void)
{
    if (is_there(L"program"))
        return;
    if (is_there(L"program.new\\MANIFEST.sha256"))  /* unpacked last: the folder is whole */
        MoveFileW(in_root(L"program.new"), in_root(L"program"));
    else if (is_there(L"program.old\\MANIFEST.sha256"))
        MoveFileW(in_root(L"program.old"), in_root(L"program"));
}

/* python313.dll of whatever version the folder holds; python3.dll only forwards to it. */
static HMODULE load_python(void)
{
    WIN32_FIND_DATAW found;
    wchar_t name[MAX_PATH + 16];
    HANDLE search = FindFirstFileW(in_root(L"program\\python3*.dll"), &found);
    HMODULE python = NULL;
    if (search == INVALID_HANDLE_VALUE)
        return NULL;
    AddDllDirectory(in_root(L"program"));
    do {
        if (_wcsicmp(found.cFileName, L"python3.dll") == 0)
            continue;
        swprintf(name, MAX_PATH + 16, L"program\\%ls", found.cFileName);
        python = LoadLibraryExW(in_root(name), NULL,
                                LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    } while (!python && FindNextFileW(search, &found));
    FindClose(search);
    return python;
}

static int cannot_start(void)
{
    wchar_t text[512];
    const wchar_t *sentence;
    DWORD error = GetLastError();
    switch (PRIMARYLANGID(GetUserDefaultUILanguage())) {
    case LANG_CHINESE:
        sentence = L"Muniforeign 无法启动（错误 %lu）。您的办公室文件未受影响。请重新运行 Muniforeign 安装程序。";
        break;
    case LANG_ENGLISH:
        sentence = L"Muniforeign could not start (error %lu). The office's files were not touched. "
                   L"Run the Setup of Muniforeign again.";
        break;
    default:
        sentence = L"Muniforeign no pudo iniciarse (error %lu). Los archivos de la oficina no se han "
                   L"tocado. Ejecute de nuevo el instalador de Muniforeign.";
    }
    swprintf(text, 512, sentence, error);
#ifdef WINDOWED
    MessageBoxW(NULL, text, L"Muniforeign", MB_ICONERROR);
#else
    fwprintf(stderr, L"%ls\n", text);
#endif
    return 3;
}

static int run(int count, wchar_t **words)
{
    PyMain python_main;
    HMODULE python;
    wchar_t **all = calloc(count + OWN_WORDS, sizeof *all);
    int i, n = 0;
    GetModuleFileNameW(NULL, self, LONGEST);
    wcscpy(root, self);
    wcsrchr(root, L'\\')[1] = 0;
    SetDllDirectoryW(L"");
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    finish_interrupted_upgrade();
    python = load_python();
    python_main = python ? (PyMain)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!python_main || !all)
        return cannot_start();
    all[n++] = self;
    all[n++] = L"-I";  /* whatever PYTHON… variables another program has set */
    all[n++] = L"-X";
    all[n++] = L"utf8";
    all[n++] = L"-m";
    all[n++] = L"muniforeign";
    for (i = 1; i < count; i++)
        all[n++] = words[i];
    return python_main(n, all);
}

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, PWSTR line, int show)
{
    int count = 0;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
    (void)instance, (void)previous, (void)line, (void)show;
    return run(count, words);
}
#else
int wmain(int count, wchar_t **words)
{
    return run(count, words);
}
#endif
