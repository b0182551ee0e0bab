no-page-title = There is no such page
no-page-lead = Check that the address was copied in full. The café gives you the link to an order, and your orders are in your account.
