cafe-page-title = { $cafe } · demo
cafe-lead = Order ahead and follow it in Telegram
demo-badge = Demo
demo-note = This is a demonstration of Gotovo: the coffee is not real, and neither is the money.
menu = Menu
menu-loading = Setting out the cups…
menu-failed = The menu did not load. Check your connection.
price-from = from { $price }
close = Close
quantity = Quantity
less = Less
more = More
add-for = Add for { $price }
no-extra = no extra
extra = +{ $price }

cart = Cart
cart-empty = Nothing here yet. Pick something from the menu.
cart-remove = Remove { $name }
cart-open = { $count ->
    [one] Cart: { $count } item
   *[other] Cart: { $count } items
}
name-label = Name (optional)
name-hint = The barista will see it
name-placeholder = Anna
pay-note = A pretend payment: no card needed, no money taken.
pay = Pretend to pay { $price }
paying = Pretending to pay…
pay-offline = The server cannot be reached. Your cart is kept: try again, we will not order twice.
pay-unavailable = The order service is not answering. Your cart is kept: try again in a moment, we will not order twice.
pay-menu-changed = The menu or the prices have changed. Please check your cart.
pay-failed = Something went wrong ({ $code }). Your cart is kept, please try again.
recent = Your order { $number }
recent-follow = Follow
