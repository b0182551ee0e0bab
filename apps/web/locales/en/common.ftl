language-switch = Language
language-ru = Русский
language-en = English
retry = Try again
order-number = Order { $number }
total = Total
pieces = × { $count }
skip-to-content = Skip to content
