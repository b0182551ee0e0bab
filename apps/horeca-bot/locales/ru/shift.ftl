shift-report =
    <b>🔕 Смена закончена.</b> Теперь заказы приходят без звука.{ $since ->
        [known] { "" }
            { $day ->
                [today] С { $time } кафе приготовило
               *[other] С { $time }, { $date } кафе приготовило
            } { $orders ->
                [one] <b>{ $orders }</b> заказ
                [few] <b>{ $orders }</b> заказа
               *[many] <b>{ $orders }</b> заказов
            }{ $orders ->
                [0] .
               *[other] , в среднем за <b>{ $average }</b>.
            }
       *[unknown] { "" }
    }{ $dialogs ->
        [0] { "" }
       *[other] { "" }
            Ваши открытые диалоги (<b>{ $dialogs }</b>) теперь ничьи: { $alone ->
                [true] на смене никого нет.
               *[false] те, кто на смене, их видят.
            }
    }{ $queued ->
        [0] { "" }
       *[other] { "" }
            ⚠️ В очереди ещё <b>{ $queued }</b>, а на смене никого: начать снова — /duty
    }
dialogs-handed-over =
    🔕 <b>{ $name }</b> заканчивает смену, и { $count ->
        [one] { $count } диалог остался без ответственного.
        [few] { $count } диалога остались без ответственного.
       *[many] { $count } диалогов остались без ответственного.
    }{ $waiting ->
        [0] { "" }
        [one] { " " }Ответа ждёт <b>{ $waiting }</b> клиент.
        [few] { " " }Ответа ждут <b>{ $waiting }</b> клиента.
       *[many] { " " }Ответа ждут <b>{ $waiting }</b> клиентов.
    }
button-handed-over = 💬 Показать
