language-switch = Язык
language-ru = Русский
language-en = English
retry = Попробовать ещё раз
order-number = Заказ № { $number }
total = Итого
pieces = { $count } шт.
skip-to-content = К содержанию
