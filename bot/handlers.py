"""Update -> one call. A handler only translates; the function it calls does the work in one transaction."""

from collections.abc import Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, Protocol

from telegram import CallbackQuery, LinkPreviewOptions, Message, MessageEntity, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

from careteam import commands, reception, signing_in, staff_commands
from careteam.pages import Reply
from careteam.reception import Media, Sender
from storage.addresses import Chat
from storage.database import Db

P = ParamSpec("P")
Context = ContextTypes.DEFAULT_TYPE
Handler = BaseHandler[Update, Context, Any]
GONE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


class Desk(Protocol):
    """Runs a function for an update in the transaction that also marks the update done."""

    bot_id: str
    public_url: str

    async def do(self, update: Update, function: Callable[Concatenate[Db, Any, P], Reply], *args: Any) -> Reply:
        """What the function answers, once it is committed."""
        ...

    def later(self, answer: Coroutine[Any, Any, None]) -> None:
        """Has something said to Telegram that nobody waits for."""
        ...


def handlers(desk: Desk) -> list[Handler]:
    """Every handler, in order; the last one takes what the others leave."""

    async def start(update: Update, context: Context) -> None:
        code = context.args[0] if context.args else ""
        arguments = (sender(update), code, _after_command(update))
        desk.later(answer(update, await desk.do(update, reception.started, *arguments)))

    async def press(update: Update, context: Context) -> None:
        query = _query(update)
        data, message_id = query.data or "", query.message.message_id if query.message is not None else None
        if update.effective_chat is not None and update.effective_chat.type != ChatType.PRIVATE:
            reply = await desk.do(update, reception.pressed_in_group, sender(update), chat(update), data)
        elif data.partition(":")[2] == signing_in.BUTTON:
            arguments = (sender(update), data, message_id, desk.public_url)
            reply = await desk.do(update, reception.pressed_page, *arguments)
        else:
            reply = await desk.do(update, reception.pressed, sender(update), data, message_id)
        desk.later(_answer_press(query, reply))
        if reply.text is not None and (reply.toast is not None or reply.link is not None):  # more than fits there
            desk.later(answer(update, reply))

    async def open_page(update: Update, context: Context) -> None:
        message = _message(update)
        arguments = (sender(update), message.text or "", message.date, message.message_id, desk.public_url)
        desk.later(answer(update, await desk.do(update, reception.asked_for_page, *arguments)))

    async def write(update: Update, context: Context) -> None:
        message = _message(update)
        reply_to = message.reply_to_message.message_id if message.reply_to_message else None
        text = message.text or ""
        arguments = (sender(update), text, message.date, message.message_id, reply_to)
        desk.later(answer(update, await desk.do(update, reception.wrote, *arguments)))

    async def command(update: Update, context: Context) -> None:
        name = (_message(update).text or "").split()[0].lstrip("/").partition("@")[0].lower()
        arguments = (sender(update), name, _after_command(update))
        desk.later(answer(update, await desk.do(update, reception.commanded, *arguments)))

    async def staff_command(update: Update, context: Context) -> None:
        message, text = _message(update), _message(update).text or ""
        name = text.split()[0].lstrip("/").partition("@")[0].lower()
        arguments = (sender(update), name, _after_command(update), text, message.date, message.message_id)
        desk.later(answer(update, await desk.do(update, reception.asked_by_staff, *arguments)))

    async def edit(update: Update, context: Context) -> None:
        message = update.edited_message
        assert message is not None
        arguments = (sender(update), message.text or message.caption or "", message.date, message.message_id)
        desk.later(answer(update, await desk.do(update, reception.edited, *arguments)))

    async def media(update: Update, context: Context) -> None:
        message = _message(update)
        arguments = (sender(update), _kind(message), message.caption or "")
        desk.later(answer(update, await desk.do(update, reception.sent_media, *arguments)))

    async def group(update: Update, context: Context) -> None:
        name = (_message(update).text or "").split()[0].lstrip("/").partition("@")[0].lower()
        has_topics = bool(_message(update).chat.is_forum)
        arguments = (sender(update), chat(update), name, _after_command(update), has_topics)
        desk.later(answer(update, await desk.do(update, reception.wrote_in_group, *arguments)))

    async def member(update: Update, context: Context) -> None:
        change = update.my_chat_member
        is_member = change is not None and change.new_chat_member.status not in GONE
        if change is not None and change.chat.type == ChatType.PRIVATE:
            await desk.do(update, reception.membership, sender(update), is_member)
        elif change is not None:
            await desk.do(update, reception.group_membership, chat(update), is_member)
        else:
            await desk.do(update, reception.ignored)

    async def ignore(update: Update, context: Context) -> None:
        await desk.do(update, reception.ignored)

    def sender(update: Update) -> Sender:
        person, chat = update.effective_user, update.effective_chat
        # a private chat has its person's id; a press in a group counts as its person's
        known = person.id if person is not None else chat.id if chat is not None else 0
        return Sender(Chat(desk.bot_id, known), person.language_code if person is not None else None)

    def chat(update: Update) -> Chat:
        return Chat(desk.bot_id, 0 if update.effective_chat is None else update.effective_chat.id)

    private = filters.ChatType.PRIVATE
    fresh = filters.UpdateType.MESSAGE
    words = filters.TEXT & private & fresh
    return [
        CommandHandler("start", start, filters=private & fresh),
        CommandHandler(commands.NAMES, command, filters=private & fresh),
        CommandHandler([*staff_commands.COMMANDS], staff_command, filters=private & fresh),
        CommandHandler(signing_in.COMMAND, open_page, filters=private & fresh),
        CallbackQueryHandler(press),
        ChatMemberHandler(member, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.ChatType.GROUPS & fresh & filters.COMMAND, group),
        MessageHandler(words, write),
        MessageHandler((filters.TEXT | filters.CAPTION) & private & filters.UpdateType.EDITED_MESSAGE, edit),
        MessageHandler(private & fresh & ~filters.StatusUpdate.ALL, media),
        TypeHandler(Update, ignore),
    ]


async def answer(update: Update, reply: Reply) -> None:
    """Sends the plain message that goes back at once; whoever cannot be reached loses nothing by it."""
    if reply.text is not None and update.effective_chat is not None:
        try:
            await update.effective_chat.send_message(
                reply.text,
                entities=_link(reply.text, reply.link),
                link_preview_options=None if reply.link is None else LinkPreviewOptions(is_disabled=True),
            )
        except TelegramError:
            return


def _link(text: str, url: str | None) -> list[MessageEntity] | None:
    """The address in a text as a link, also where Telegram would not see one (on this machine)."""
    if url is None:
        return None
    place = len(text[: text.index(url)].encode("utf-16-le")) // 2
    return [MessageEntity(MessageEntity.TEXT_LINK, place, len(url), url=url)]


async def _answer_press(query: CallbackQuery, reply: Reply) -> None:
    text = reply.toast or (reply.text if reply.link is None else None)
    try:
        await query.answer(text[:200] if text else None, show_alert=bool(text) and len(text or "") > 60)
    except TelegramError:
        return  # the press is stored; only its spinner stays a little longer


def _query(update: Update) -> CallbackQuery:
    assert update.callback_query is not None
    return update.callback_query


def _message(update: Update) -> Message:
    assert update.message is not None
    return update.message


def _after_command(update: Update) -> str:
    return "".join((_message(update).text or "").split(maxsplit=1)[1:])


def _kind(message: Message) -> Media:
    if message.photo:
        return "photo"
    if message.voice or message.audio or message.video_note:
        return "voice"
    return "sticker" if message.sticker else "other"
