# What people ask the moderators to cover.

coverage-line = { $number }. { $question } ({ $people }명)
coverage-none = 기다리는 보도 요청이 없습니다.
coverage-unknown = 열려 있는 요청 { $number }번이 없습니다. /coverage list를 확인해 주세요.
coverage-closed = 요청 { $number }번을 목록에서 뺐습니다.
coverage-answered =
    보도를 요청하신 질문: { $question }
    이제 답이 있습니다.
