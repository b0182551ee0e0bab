// For the pages, which load no more of the domain than they show.
export { quantityText } from "@gotovo/domain/order/quantity";
