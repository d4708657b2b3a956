import { describe, expect, it } from 'vitest'
import { syncedFolders, unsafeKind } from '../../../electron/office/database/place.ts'

const mounts = `/dev/sda2 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
may-chu:/vol /mnt/nfs nfs4 rw 0 0
//may-chu/van-phong /mnt/van\\040phong cifs rw 0 0
hoa@may-chu: /home/hoa/xa fuse.sshfs rw 0 0
/dev/sdb1 /mnt/nfs/local ext4 rw 0 0`

describe('a place for live data', () => {
  it.each([
    ['/home/hoa/.local/share/so-chi-bo', undefined],
    ['/mnt/nfs', 'network'],
    ['/mnt/nfs/so', 'network'],
    ['/mnt/nfs-khac/so', undefined],
    ['/mnt/nfs/local/so', undefined],
    ['/mnt/van phong/so', 'network'],
    ['/home/hoa/xa/so', 'network'],
    ['//may-chu/van-phong', 'network'],
    ['/media/usb/so', 'removable'],
    ['/media/usb2/so', undefined],
  ])('on Linux %s is %s', (path, kind) => {
    const place = { paths: [path], removable: ['/media/usb'], isWindows: false, mounts }
    expect(unsafeKind(place)).toBe(kind)
  })

  it.each([
    [['E:\\so'], 'removable'],
    [['e:\\so'], 'removable'],
    [['e:/so'], 'removable'],
    [['E:'], 'removable'],
    [['D:\\so'], undefined],
    [['C:\\Users\\Lò Thị Ánh\\AppData\\Local\\SoChiBo'], undefined],
    [['\\\\?\\D:\\so'], undefined],
    [['\\\\?\\E:\\so'], 'removable'],
    [['\\\\?\\UNC\\may-chu\\van-phong\\so'], 'network'],
    [['//may-chu/van-phong'], 'network'],
    [['C:\\Users\\Hoa\\OneDrive\\Tài liệu\\so'], 'synced'],
    [['c:\\users\\hoa\\onedrive - xa muong than\\so'], 'synced'],
    [['C:\\Users\\Hoa\\OneDrive cũ\\so'], undefined],
    [['\\\\may-chu\\van-phong'], 'network'],
    // A mapped drive, and what the system says that it stands for.
    [['Z:\\so', '\\\\may-chu\\van-phong\\so'], 'network'],
  ])('on Windows %j is %s', (paths, kind) => {
    const synced = syncedFolders({
      OneDrive: 'C:\\Users\\Hoa\\OneDrive',
      OneDriveCommercial: 'C:\\Users\\Hoa\\OneDrive - Xa Muong Than',
      OneDriveConsumer: '',
    })
    expect(unsafeKind({ paths, removable: ['E:\\'], synced, isWindows: true, mounts: '' })).toBe(kind)
  })
})
