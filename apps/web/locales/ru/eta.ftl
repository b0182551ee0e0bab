eta-ready = Сейчас будет готово примерно { $day ->
    [today] в { $time }
    [tomorrow] завтра в { $time }
   *[other] { $date } в { $time }
}
eta-open = Открыто: принимаем заказы
eta-closed = Закрыто. Откроется { $day ->
    [today] в { $time }
    [tomorrow] завтра в { $time }
   *[other] { $date } в { $time }
}
eta-closed-for-now = Сейчас закрыто
eta-paused = Перерыв до { $day ->
    [today] { $time }
    [tomorrow] завтра, { $time }
   *[other] { $date }, { $time }
}
