/* For tests under Wine 8 only, never shipped: Windows.UI.ViewManagement.UISettings.

   Qt asks this class for the colours of the system and ends the program where it is missing, as in
   Wine 8. This one knows white paper, black ink and one blue, and never reports a change. Methods
   that Qt does not call say so; they may share one function, since in 64 bits the caller clears
   the stack. */

#include <windows.h>

typedef struct { BYTE alpha, red, green, blue; } Color;
typedef struct { const void *const *methods; } Object;

static const GUID
    UNKNOWN     = {0x00000000, 0x0000, 0x0000, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}},
    INSPECTABLE = {0xAF86E2E0, 0xB12D, 0x4C6A, {0x9C, 0x5A, 0xD7, 0xAA, 0x65, 0x10, 0x1E, 0x90}},
    AGILE       = {0x94EA2B94, 0xE9CC, 0x49E0, {0xC0, 0xFF, 0xEE, 0x64, 0xCA, 0x8F, 0x5B, 0x90}},
    FACTORY     = {0x00000035, 0x0000, 0x0000, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}},
    SETTINGS    = {0x85361600, 0x1C63, 0x4627, {0xBC, 0xB1, 0x3A, 0x89, 0xE0, 0xBC, 0x9C, 0x55}},
    SETTINGS_3  = {0x03021BE4, 0x5254, 0x4781, {0x81, 0x94, 0x51, 0x68, 0xF7, 0xD0, 0x6D, 0x7B}};

static Object factory, settings, settings_3;

static BOOL is(const GUID *one, const GUID *other)
{
    return memcmp(one, other, sizeof *one) == 0;
}

static HRESULT WINAPI find(Object *self, const GUID *wanted, void **result)
{
    Object *found = NULL;
    if (is(wanted, &AGILE))
        found = self;
    else if (is(wanted, &UNKNOWN) || is(wanted, &INSPECTABLE))
        found = self == &factory ? &factory : &settings;
    else if (self == &factory)
        found = is(wanted, &FACTORY) ? &factory : NULL;
    else if (is(wanted, &SETTINGS))
        found = &settings;
    else if (is(wanted, &SETTINGS_3))
        found = &settings_3;
    *result = found;
    return found ? S_OK : E_NOINTERFACE;
}

static ULONG WINAPI count(Object *self)
{
    (void)self;
    return 1; /* static objects are never freed */
}

static HRESULT WINAPI missing(void)
{
    return E_NOTIMPL;
}

static HRESULT WINAPI activate(Object *self, void **result)
{
    (void)self;
    *result = &settings;
    return S_OK;
}

static HRESULT WINAPI colour(Object *self, int kind, Color *result)
{
    static const Color paper = {255, 255, 255, 255}, ink = {255, 0, 0, 0}, blue = {255, 0, 120, 215};
    (void)self;
    *result = kind == 0 ? paper : kind == 1 ? ink : blue;
    return S_OK;
}

static HRESULT WINAPI add_listener(Object *self, void *listener, INT64 *token)
{
    (void)self, (void)listener;
    *token = 1;
    return S_OK;
}

static HRESULT WINAPI remove_listener(Object *self, INT64 token)
{
    (void)self, (void)token;
    return S_OK;
}

#define EACH find, count, count, missing, missing, missing
static const void
    *const factory_methods[] = {EACH, activate},
    *const settings_methods[] = {
        EACH, missing, missing, missing, missing, missing, missing, missing, missing, missing,
        missing, missing, missing, missing, missing, missing, missing, missing, missing, missing},
    *const settings_3_methods[] = {EACH, colour, add_listener, remove_listener};

static Object
    factory = {factory_methods}, settings = {settings_methods}, settings_3 = {settings_3_methods};

__declspec(dllexport) HRESULT WINAPI DllGetActivationFactory(void *name, void **result)
{
    (void)name;
    *result = &factory;
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI DllCanUnloadNow(void)
{
    return S_FALSE;
}
