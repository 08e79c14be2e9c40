"""The subcommands of `evenkeel`, a file for each subject; bot/cli.py lists them by name."""
