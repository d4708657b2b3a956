/** What village cells talk about through the year of the mountains; institutions leave out what concerns fields only. */
export interface MonthTopic {
  /** What the secretary tells of last month. */
  readonly review: string
  /** What members say. */
  readonly opinions: readonly [string, ...string[]]
  /** What is asked of members for the coming month. */
  readonly tasks: readonly [string, ...string[]]
  readonly conclusion: string
}

export const agenda =
  'Thông tin thời sự, phổ biến văn bản mới; đánh giá kết quả thực hiện nhiệm vụ kỳ trước; đề ra nhiệm vụ kỳ tới; thảo luận; kết luận.'

export const feeStatuses = [
  '100% đảng viên đã nộp đảng phí trong tháng.',
  'Đã thu đủ đảng phí của tháng; hai đồng chí đi làm xa nộp qua chuyển khoản.',
  'Còn một đồng chí nộp đảng phí vào đầu tháng sau vì đang điều trị tại bệnh viện.',
] as const

export const excuses = [
  'đi điều trị tại Bệnh viện Đa khoa tỉnh',
  'đi công tác',
  'gia đình có việc hiếu',
  'đi tập huấn tại tỉnh',
  'chăm con ốm',
  'trực cơ quan',
] as const

export const taskResults = {
  done: ['Hoàn thành đúng hạn.', 'Hoàn thành, được chi bộ ghi nhận.', 'Đã làm xong trong tháng.'],
  doing: ['Đang thực hiện, đạt khoảng một nửa.', 'Chậm do mưa kéo dài, xin thêm một tháng.'],
} as const

/** Village topics by month, January first. */
export const villageTopics: readonly [MonthTopic, ...MonthTopic[]] = [
  {
    review:
      'Nhân dân đã thu hoạch xong vụ đông, chuẩn bị đất làm vụ xuân. Công tác phòng, chống rét cho gia súc được các hộ chủ động thực hiện, không có trâu, bò bị chết rét. An ninh trật tự trong bản giữ vững.',
    opinions: [
      'Đề nghị chi bộ phân công đảng viên đến từng hộ có người già neo đơn trước đợt rét đậm.',
      'Cần nhắc các hộ che chắn chuồng trại, dự trữ rơm, không thả rông trâu, bò khi nhiệt độ dưới 10 độ C.',
      'Đường vào khu sản xuất bị sạt hai điểm, đề nghị huy động mỗi hộ một công để sửa trước Tết.',
    ],
    tasks: [
      'Vận động các hộ dự trữ thức ăn, che chắn chuồng trại chống rét cho gia súc',
      'Rà soát hộ nghèo, hộ khó khăn để đề nghị hỗ trợ gạo dịp Tết Nguyên đán',
      'Tổ chức tổng vệ sinh đường bản, nhà văn hóa trước Tết',
    ],
    conclusion:
      'Chi bộ thống nhất tập trung phòng, chống rét cho người và gia súc, chăm lo Tết cho các gia đình chính sách, hộ nghèo.',
  },
  {
    review:
      'Nhân dân đón Tết vui tươi, tiết kiệm, không có vụ việc về pháo nổ. Sau Tết các hộ ra quân làm thủy lợi, gieo mạ vụ xuân đúng khung thời vụ.',
    opinions: [
      'Một số hộ còn đốt nương chưa báo tổ bảo vệ rừng, đề nghị nhắc nhở tại họp bản.',
      'Đề nghị khen hai gia đình đã hiến đất mở rộng đường ngõ.',
      'Thanh niên đi làm công ty sau Tết nhiều, cần lập danh sách để giữ liên hệ và giao việc phù hợp.',
    ],
    tasks: [
      'Ra quân nạo vét kênh mương nội đồng phục vụ vụ xuân',
      'Lập danh sách đảng viên, thanh niên đi làm ăn xa và phân công người giữ liên lạc',
      'Tuyên truyền phòng cháy, chữa cháy rừng mùa khô đến từng hộ',
    ],
    conclusion:
      'Chi bộ giao đảng viên phụ trách nhóm hộ theo dõi gieo cấy, phòng cháy rừng và phòng, chống rét cho mạ.',
  },
  {
    review:
      'Toàn bản đã cấy xong diện tích lúa xuân. Chi bộ đã lãnh đạo Nhân dân tham gia bầu cử đại biểu Quốc hội khóa XVI và đại biểu Hội đồng nhân dân các cấp an toàn, đúng luật.',
    opinions: [
      'Cử tri đi bầu đông đủ, sớm; cần rút kinh nghiệm khâu niêm yết danh sách.',
      'Đề nghị xã hỗ trợ thuốc phòng bệnh đạo ôn cho lúa xuân.',
      'Nước sinh hoạt đầu nguồn yếu, đề nghị cử tổ kiểm tra đường ống.',
    ],
    tasks: [
      'Kiểm tra, sửa đường ống nước sinh hoạt đầu nguồn',
      'Vận động Nhân dân trồng dặm, bón thúc lúa xuân đúng kỹ thuật',
      'Phối hợp ban công tác mặt trận hòa giải vụ tranh chấp bờ ruộng',
    ],
    conclusion:
      'Chi bộ biểu dương đảng viên làm nhiệm vụ bầu cử; tập trung chăm sóc lúa xuân và giữ nguồn nước.',
  },
  {
    review:
      'Lúa xuân sinh trưởng khá, sâu bệnh ít. Đàn vật nuôi được tiêm phòng đợt một đạt trên 85%. Trong bản không có tảo hôn.',
    opinions: [
      'Còn ba hộ chưa tiêm phòng cho lợn, đề nghị đảng viên phụ trách đến vận động.',
      'Cần thu gom vỏ bao thuốc bảo vệ thực vật vào bể chứa, không vứt ra bờ ruộng.',
      'Đề nghị giới thiệu quần chúng ưu tú đi học lớp nhận thức về Đảng.',
    ],
    tasks: [
      'Vận động các hộ còn lại tiêm phòng gia súc, gia cầm đợt một',
      'Lập hồ sơ giới thiệu quần chúng ưu tú học lớp bồi dưỡng nhận thức về Đảng',
      'Thu gom vỏ bao thuốc bảo vệ thực vật ở các cánh đồng',
    ],
    conclusion:
      'Chi bộ thống nhất giới thiệu quần chúng đi học lớp nhận thức về Đảng và hoàn thành tiêm phòng trong tháng.',
  },
  {
    review:
      'Nhân dân chăm sóc lúa xuân giai đoạn làm đòng, trồng mới chè trên đất đồi. Học sinh đi học chuyên cần đạt trên 97%.',
    opinions: [
      'Mưa giông bất thường, nhà tạm của hai hộ có nguy cơ tốc mái, đề nghị giúp chằng chống.',
      'Đề nghị giữ vững nền nếp sinh hoạt, nhất là giờ bắt đầu; nhiều buổi họp còn muộn mười phút.',
      'Việc học và làm theo Bác nên chọn một việc cụ thể: giữ đường bản sạch vào sáng chủ nhật.',
    ],
    tasks: [
      'Giúp các hộ khó khăn chằng chống nhà cửa trước mùa mưa bão',
      'Ra quân dọn vệ sinh đường bản vào sáng chủ nhật hằng tuần',
      'Vận động các hộ trồng mới, trồng dặm chè theo kế hoạch của xã',
    ],
    conclusion:
      'Chi bộ chọn việc giữ đường bản sạch là việc làm theo Bác trong quý; chủ động phòng, chống mưa bão.',
  },
  {
    review:
      'Thu hoạch lúa xuân đạt năng suất bình quân khá, đã chuẩn bị mạ vụ mùa. Nhân dân đóng góp ngày công sửa đường sản xuất.',
    opinions: [
      'Giá lúa xuống, cần liên hệ hợp tác xã thu mua cho bà con.',
      'Học sinh nghỉ hè, đề nghị đoàn thanh niên tổ chức sinh hoạt, trông coi trẻ không tắm suối.',
      'Một số đảng viên trẻ vắng họp vì đi làm xa, cần nhắc báo cáo trước khi đi.',
    ],
    tasks: [
      'Tổ chức sinh hoạt hè, phòng đuối nước cho học sinh',
      'Gieo cấy lúa mùa đúng khung thời vụ',
      'Đăng ký và hướng dẫn các hộ mua bảo hiểm y tế',
    ],
    conclusion:
      'Chi bộ yêu cầu đảng viên nêu gương làm vụ mùa đúng thời vụ; phối hợp quản lý học sinh dịp hè.',
  },
  {
    review:
      'Lúa mùa đã cấy xong. Mưa lớn làm sạt lở một số đoạn đường, Nhân dân đã tự khắc phục tạm, không thiệt hại về người.',
    opinions: [
      'Đề nghị xã đưa máy xúc khắc phục điểm sạt lớn tại đầu bản.',
      'Nhân dịp 27/7, chi bộ nên thăm các gia đình liệt sĩ, thương binh.',
      'Cần cắm biển cảnh báo ở ngầm tràn khi nước lên.',
    ],
    tasks: [
      'Thăm, tặng quà gia đình thương binh, liệt sĩ dịp 27/7',
      'Cắm biển cảnh báo và phân công trực tại ngầm tràn khi mưa lũ',
      'Rà soát các hộ ở nơi có nguy cơ sạt lở để có phương án di dời',
    ],
    conclusion:
      'Chi bộ giao trưởng bản và tổ xung kích trực phòng, chống thiên tai; hoàn thành việc thăm hỏi trước ngày 27/7.',
  },
  {
    review:
      'Lúa mùa phát triển tốt. Công tác đền ơn đáp nghĩa thực hiện chu đáo. Đã huy động trẻ sáu tuổi ra lớp một đạt 100%.',
    opinions: [
      'Đề nghị vận động hai cháu bỏ học trở lại trường trước ngày khai giảng.',
      'Đường điện vào xóm trên xuống cấp, kiến nghị điện lực kiểm tra.',
      'Rầy nâu bắt đầu xuất hiện, cần thăm đồng thường xuyên.',
    ],
    tasks: [
      'Vận động học sinh ra lớp đầy đủ trước ngày khai giảng',
      'Thăm đồng, phòng trừ rầy nâu cho lúa mùa',
      'Treo cờ, vệ sinh nhà văn hóa chào mừng Quốc khánh 02/9',
    ],
    conclusion: 'Chi bộ phân công đảng viên là giáo viên, cán bộ bản đến từng nhà vận động học sinh ra lớp.',
  },
  {
    review:
      'Nhân dân vui Tết Độc lập an toàn. Khai giảng năm học mới đúng kế hoạch. Chuẩn bị thu hoạch lúa mùa sớm, làm đất trồng cây vụ đông.',
    opinions: [
      'Nên mở rộng diện tích ngô đông, khoai tây vì năm ngoái bán được giá.',
      'Đề nghị quan tâm đường vào khu sản xuất trước mùa thu hoạch.',
      'Một số hộ còn uống rượu khi tham gia giao thông, đề nghị nhắc trong họp bản.',
    ],
    tasks: [
      'Vận động các hộ đăng ký diện tích cây vụ đông',
      'Sửa đường vào khu sản xuất trước mùa thu hoạch',
      'Tuyên truyền không uống rượu, bia khi tham gia giao thông',
    ],
    conclusion: 'Chi bộ ra nghị quyết lãnh đạo sản xuất vụ đông, phấn đấu đạt và vượt diện tích xã giao.',
  },
  {
    review:
      'Thu hoạch lúa mùa được trên 80% diện tích. Diện tích ngô, rau vụ đông trồng đúng kế hoạch. Kinh tế hộ đảng viên có chuyển biến.',
    opinions: [
      'Kênh mương đoạn cuối bản bị bồi lấp, cần nạo vét trước khi trồng vụ đông.',
      'Đề nghị tổ chức thăm mô hình trồng chè của bản bên.',
      'Nhà văn hóa hỏng mái, xin ý kiến chi bộ về mức đóng góp.',
    ],
    tasks: [
      'Nạo vét kênh mương đoạn cuối bản',
      'Lập dự trù sửa mái nhà văn hóa, xin ý kiến Nhân dân',
      'Hoàn thành thu quỹ đền ơn đáp nghĩa và quỹ phòng, chống thiên tai',
    ],
    conclusion:
      'Chi bộ thống nhất chủ trương sửa mái nhà văn hóa bằng nguồn xã hội hóa, đưa ra họp bản lấy ý kiến.',
  },
  {
    review:
      'Vụ mùa kết thúc thắng lợi. Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư tổ chức vui tươi, an toàn. Đảng viên đã đăng ký nội dung kiểm điểm cuối năm.',
    opinions: [
      'Đề nghị chuẩn bị kỹ kiểm điểm, đánh giá cuối năm, tránh nể nang.',
      'Bình xét hộ nghèo, cận nghèo phải công khai, đúng đối tượng.',
      'Cần sớm tiêm phòng đợt hai và khử trùng chuồng trại phòng dịch tả lợn châu Phi.',
    ],
    tasks: [
      'Hoàn thành bản tự kiểm điểm của đảng viên gửi chi bộ',
      'Bình xét hộ nghèo, hộ cận nghèo năm sau công khai tại bản',
      'Tiêm phòng đợt hai, khử trùng chuồng trại',
    ],
    conclusion:
      'Chi bộ thông qua kế hoạch kiểm điểm cuối năm và giao đảng viên phụ trách hộ tham gia bình xét hộ nghèo.',
  },
  {
    review:
      'Chi bộ đã hoàn thành kiểm điểm, đánh giá chất lượng đảng viên. Các chỉ tiêu xã giao cơ bản đạt; thu các loại quỹ đạt 100%.',
    opinions: [
      'Năm qua nền nếp sinh hoạt giữ tốt nhưng việc nêu ý kiến còn tập trung ở vài đồng chí.',
      'Đề nghị năm tới mỗi đảng viên đăng ký một việc làm cụ thể, có thời hạn.',
      'Rét sớm, cần chuẩn bị thức ăn cho trâu, bò ngay từ bây giờ.',
    ],
    tasks: [
      'Xây dựng chương trình công tác năm sau của chi bộ',
      'Mỗi đảng viên đăng ký một việc làm theo Bác, có thời hạn',
      'Vận động các hộ dự trữ rơm, cỏ khô cho trâu, bò',
    ],
    conclusion:
      'Chi bộ thống nhất các chỉ tiêu chính của năm sau và giao chi ủy hoàn chỉnh chương trình công tác.',
  },
]

/** Topics of cells in offices, schools and the station. */
export const officeTopics: readonly [MonthTopic, ...MonthTopic[]] = [
  {
    review:
      'Đảng viên, công chức, viên chức chấp hành tốt giờ giấc, kỷ luật; hồ sơ của Nhân dân giải quyết đúng hạn trên 98%. Nội bộ đoàn kết.',
    opinions: [
      'Đề nghị sắp xếp lịch trực hợp lý để đảng viên dự sinh hoạt đầy đủ.',
      'Nên rút gọn báo cáo trùng lặp, dùng chung số liệu.',
      'Cần bồi dưỡng kỹ năng số cho đồng chí lớn tuổi.',
    ],
    tasks: [
      'Rà soát, giải quyết dứt điểm hồ sơ quá hạn',
      'Hướng dẫn Nhân dân nộp hồ sơ trực tuyến tại bộ phận một cửa',
      'Chuẩn bị nội dung sinh hoạt chuyên đề của quý',
    ],
    conclusion: 'Chi bộ yêu cầu đảng viên nêu gương về kỷ luật, kỷ cương; giải quyết hồ sơ đúng hạn.',
  },
  {
    review:
      'Các nhiệm vụ chuyên môn hoàn thành theo kế hoạch. Phong trào thi đua được duy trì. Không có đơn thư, khiếu nại liên quan đến đảng viên.',
    opinions: [
      'Đề nghị phân công rõ người, rõ việc, rõ thời hạn trong kế hoạch tháng.',
      'Quan tâm phát triển đảng đối với hai quần chúng có thành tích tốt.',
      'Cơ sở vật chất xuống cấp, đề nghị kiến nghị cấp trên sửa chữa.',
    ],
    tasks: [
      'Lập kế hoạch tháng theo yêu cầu rõ người, rõ việc, rõ thời hạn',
      'Phân công đảng viên giúp đỡ quần chúng ưu tú',
      'Tổng hợp kiến nghị về cơ sở vật chất gửi cấp trên',
    ],
    conclusion: 'Chi bộ thống nhất kế hoạch tháng, phân công đảng viên chính thức giúp đỡ quần chúng ưu tú.',
  },
  {
    review:
      'Việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh gắn với nhiệm vụ chuyên môn có kết quả cụ thể. Đảng viên tham gia đầy đủ các buổi học nghị quyết.',
    opinions: [
      'Nên chọn việc làm theo sát công việc hằng ngày để dễ đánh giá.',
      'Đề nghị tăng tự phê bình và phê bình, nói thẳng và xây dựng.',
      'Cần phối hợp chặt hơn với các chi bộ bản khi xuống cơ sở.',
    ],
    tasks: [
      'Đăng ký một việc làm theo Bác gắn với vị trí công tác',
      'Phối hợp với chi bộ bản nắm tình hình tư tưởng Nhân dân',
      'Viết tin, bài về gương đảng viên tiêu biểu',
    ],
    conclusion: 'Chi bộ ghi nhận ba việc làm tốt trong tháng và nhân rộng trong quý.',
  },
]

export const thematicTopics = [
  'Nâng cao chất lượng sinh hoạt chi bộ theo Chỉ thị số 50-CT/TW',
  'Trách nhiệm nêu gương của đảng viên nơi cư trú',
  'Học tập phong cách nói đi đôi với làm của Chủ tịch Hồ Chí Minh',
  'Đảng viên với phát triển kinh tế hộ, xây dựng nông thôn mới',
] as const
