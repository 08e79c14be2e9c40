"""The list of commands that Telegram shows beside the chat: neutral words, because anybody may see them."""

import logging

from telegram import Bot, BotCommand, MenuButtonCommands
from telegram.error import TelegramError

from bot.redaction import event
from careteam.commands import NAMES
from prompts.wording import DEFAULT, languages, words

LOG = logging.getLogger("evenkeel")


async def offer(bot: Bot) -> None:
    """Tells Telegram the commands, in each language; commands, buttons and words work without the list too."""
    try:
        for language in languages():
            say = words(language)
            listed = [BotCommand(name, say(f"command-{name}")) for name in NAMES]
            await bot.set_my_commands(listed, language_code=None if language == DEFAULT else language)
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    except TelegramError as trouble:
        event(LOG, logging.WARNING, "The list of commands could not be set", error=type(trouble).__name__)
