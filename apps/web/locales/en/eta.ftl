eta-ready = Ordered now, ready { $day ->
    [today] at about { $time }
    [tomorrow] tomorrow at about { $time }
   *[other] on { $date } at about { $time }
}
eta-open = Open for orders
eta-closed = Closed. Opens { $day ->
    [today] at { $time }
    [tomorrow] tomorrow at { $time }
   *[other] on { $date } at { $time }
}
eta-closed-for-now = Closed now
eta-paused = Taking a break until { $day ->
    [today] { $time }
    [tomorrow] tomorrow, { $time }
   *[other] { $date }, { $time }
}
