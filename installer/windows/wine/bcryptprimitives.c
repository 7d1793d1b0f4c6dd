/* For tests under Wine 8 only, never shipped: bcryptprimitives.dll, which every Windows since 8 has
   and Wine 8 has not. Rust asks it for random numbers; they come from where Wine has them. */

#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *numbers, SIZE_T count)
{
    return RtlGenRandom(numbers, (ULONG)count);
}
