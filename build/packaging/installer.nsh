; What we add to electron-builder's installer: the refusal of a Windows that cannot run the program, before anything is
; copied, and the Vietnamese sentences that electron-builder does not have. UTF-8 with a byte order mark, as NSIS wants it.

; First of all in the installer's start, before electron-builder asks the same in English.
!macro preInit
  !ifndef BUILD_UNINSTALLER
    ; As Windows calls itself: "Windows 7 Professional".
    ReadRegStr $R8 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "ProductName"
    ${If} $R8 == ""
      StrCpy $R8 "một bản Windows cũ"
    ${EndIf}

    ; Two witnesses, so that nobody with Windows 10 or 11 is sent away: what Windows answers depends on what the
    ; installer's manifest names, while this number is written by Windows 10 and later only.
    ReadRegDWORD $R9 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentMajorVersionNumber"
    ${If} $R9 == ""
      StrCpy $R9 0
    ${EndIf}
    ${If} $R9 < 10
    ${AndIfNot} ${AtLeastWin10}
      MessageBox MB_OK|MB_ICONSTOP "$(oldWindows)" /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}

    ${IfNot} ${RunningX64}
      MessageBox MB_OK|MB_ICONSTOP "$(windowsOf32Bits)" /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}
  !endif
!macroend

!macro customHeader
  ; electron-builder has said these in English already; said twice, the last one counts.
  !pragma warning push
  !pragma warning disable 6030
  LangString win7Required 1066 "$(oldWindows)"
  LangString x64WinRequired 1066 "$(windowsOf32Bits)"
  LangString appRunning 1066 "Sổ Chi bộ đang mở.$\r$\nHãy ghi xong việc đang làm, rồi bấm OK để đóng chương trình. Nếu không tự đóng, hãy đóng cửa sổ Sổ Chi bộ rồi thử lại."
  LangString appCannotBeClosed 1066 "Chưa đóng được Sổ Chi bộ.$\r$\nHãy đóng cửa sổ của chương trình, rồi bấm Thử lại (Retry)."
  LangString appClosing 1066 "Đang đóng Sổ Chi bộ..."
  LangString installing 1066 "Đang cài Sổ Chi bộ, xin chờ..."
  LangString areYouSureToUninstall 1066 "Gỡ chương trình Sổ Chi bộ khỏi máy này?$\r$\n$\r$\nDữ liệu của văn phòng (thư mục SoChiBo) và các bản sao lưu được giữ nguyên; cài lại chương trình là mở được."
  LangString decompressionFailed 1066 "Chưa giải nén được tệp của chương trình, nên chưa cài được. Dữ liệu của văn phòng vẫn nguyên. Hãy chép lại bộ cài vào máy và chạy lần nữa; nếu vẫn không được, bộ cài có thể đã hỏng khi chép qua USB."
  LangString uninstallFailed 1066 "Chưa gỡ được bản cũ của chương trình. Dữ liệu của văn phòng vẫn nguyên. Hãy đóng Sổ Chi bộ, khởi động lại máy và chạy bộ cài lần nữa."
  !pragma warning pop

  !ifndef BUILD_UNINSTALLER
    LangString oldWindows 1066 "Không cài được Sổ Chi bộ trên máy này.$\r$\n$\r$\nMáy đang dùng $R8. Sổ Chi bộ cần Windows 10 hoặc Windows 11, vì phần cửa sổ của chương trình (Chromium) không còn chạy trên Windows 7, 8 và 8.1.$\r$\n$\r$\nChưa có tệp nào được chép vào máy. Hãy cài trên một máy dùng Windows 10 hoặc 11 bản 64-bit."
    LangString windowsOf32Bits 1066 "Không cài được Sổ Chi bộ trên máy này.$\r$\n$\r$\nMáy đang dùng Windows bản 32-bit. Sổ Chi bộ cần Windows 10 hoặc Windows 11 bản 64-bit, vì chương trình chỉ có bản 64-bit.$\r$\n$\r$\nChưa có tệp nào được chép vào máy. Hãy cài trên một máy dùng Windows 64-bit (xem ở Cài đặt > Hệ thống > Giới thiệu > Loại hệ thống)."
  !else
    LangString oldWindows 1066 "Sổ Chi bộ cần Windows 10 hoặc Windows 11."
    LangString windowsOf32Bits 1066 "Sổ Chi bộ cần Windows bản 64-bit."
  !endif
!macroend
