cafe-page-title = { $cafe } · демо
cafe-lead = Закажите заранее и следите за заказом в Telegram
demo-badge = Демо
demo-note = Это демонстрация Gotovo: кофе ненастоящий, деньги тоже.
menu = Меню
menu-loading = Расставляем чашки…
menu-failed = Меню не загрузилось. Проверьте связь.
price-from = от { $price }
close = Закрыть
quantity = Количество
less = Меньше
more = Больше
add-for = В корзину за { $price }
no-extra = без доплаты
extra = +{ $price }

cart = Корзина
cart-empty = Пока пусто. Выберите что-нибудь из меню.
cart-remove = Убрать { $name }
cart-open = { $count ->
    [one] Корзина: { $count } позиция
    [few] Корзина: { $count } позиции
   *[other] Корзина: { $count } позиций
}
name-label = Имя (по желанию)
name-hint = Его увидит бариста
name-placeholder = Аня
pay-note = Оплата понарошку: карта не нужна, деньги не спишутся.
pay = Оплатить понарошку { $price }
paying = Платим понарошку…
pay-offline = Нет связи с сервером. Корзина сохранена: попробуйте ещё раз, дважды мы не закажем.
pay-unavailable = Сервис заказов сейчас не отвечает. Корзина сохранена: попробуйте чуть позже, дважды мы не закажем.
pay-menu-changed = Меню или цены изменились. Проверьте корзину ещё раз.
pay-failed = Что-то пошло не так ({ $code }). Корзина сохранена, попробуйте ещё раз.
recent = Ваш заказ № { $number }
recent-follow = Следить
