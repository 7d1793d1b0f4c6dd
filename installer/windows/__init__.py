"""The Windows installer, made on Linux: inputs, stage, launcher, Setup.exe, portable folder."""
