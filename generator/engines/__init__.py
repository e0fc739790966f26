"""The documentation engines that build the theme. Nothing before this room knows of one."""
