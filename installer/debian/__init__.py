"""The Debian package: its inputs, the tree that it installs, and how it is packed and tried."""
