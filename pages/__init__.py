"""The screens: each page is a function that asks a View, shows what it got and stops."""
